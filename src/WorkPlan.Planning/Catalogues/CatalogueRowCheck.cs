using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>Makes targets of rows, and tells of every row that cannot become one: its line, the field, and why.</summary>
internal sealed class CatalogueRowCheck(Texts texts)
{
    private readonly List<(int Line, CatalogueTarget Target)> _targets = [];
    private readonly Dictionary<string, List<string>> _faults = [];

    public IReadOnlyCollection<CatalogueTarget> Targets => [.. _targets.Select(row => row.Target)];

    public void Read(IEnumerable<CatalogueRow> rows)
    {
        foreach (var row in rows)
        {
            foreach (var (field, key) in row.Faults)
                Add(row.Line, field, texts[key]);
            if (TargetOf(row) is { } target)
                _targets.Add((row.Line, target));
        }
    }

    public void DemandFields(IReadOnlyCollection<string> known)
    {
        foreach (var (line, target) in _targets.Where(row => !known.Contains(row.Target.FieldCode)))
            Add(line, CatalogueRows.Field, texts["Import.FieldUnknown", target.FieldCode]);
    }

    /// <summary>One target is in one field, comes from one source once, and asks no less than any source above it.</summary>
    public void DemandChain(IReadOnlyList<SuperiorDemand> inForce, string legalBasis)
    {
        var above = inForce.ToDictionary(demand => demand.TargetCode);
        foreach (var same in _targets.GroupBy(row => row.Target.Code))
        {
            var chain = same.OrderBy(row => row.Target.Source).ToList();
            for (var at = 0; at < chain.Count; at++)
            {
                var (line, target) = chain[at];
                if (at > 0 && chain[at - 1].Target is { } upper)
                    DemandAfter(line, target, upper, legalBasis);
                if (above.TryGetValue(target.Code, out var demand) && target.Source > demand.Source)
                    DemandNotLower(line, target, demand.Rule, demand.Citation);
            }
        }
    }

    /// <summary>Refuses the whole file with every fault, by row.</summary>
    public void DemandFaultless()
    {
        if (_faults.Count > 0)
            throw new InvalidInputException(_faults.ToDictionary(field => field.Key, field => field.Value.ToArray()));
        if (_targets.Count == 0)
            throw new InvalidInputException("rows", texts["Import.NoRows"]);
    }

    private void DemandAfter(int line, CatalogueTarget target, CatalogueTarget upper, string legalBasis)
    {
        if (upper.Source == target.Source)
            Add(line, CatalogueRows.Code, texts["Import.TargetTwice", target.Code]);
        else if (upper.FieldCode != target.FieldCode)
            Add(line, CatalogueRows.Field, texts["Import.TwoFields", target.Code, upper.FieldCode]);
        else
            DemandNotLower(line, target, upper.Rule, legalBasis);
    }

    private void DemandNotLower(int line, CatalogueTarget target, TargetRule upper, string citation)
    {
        if (!target.Rule.IsComparableWith(upper))
            Add(line, CatalogueRows.Rule, texts["Import.NotComparable", target.Rule, upper, citation]);
        else if (TargetRule.Compare(target.Rule, upper) == TargetComparison.Lower)
            Add(line, CatalogueRows.Rule, texts["Import.Lowered", target.Rule, upper, citation]);
    }

    private CatalogueTarget? TargetOf(CatalogueRow row)
    {
        var isWhole = true;
        var code = Text(CatalogueRows.Code, CatalogueLimits.TargetCode);
        var field = Text(CatalogueRows.Field, Fields.FieldLimits.Code);
        var name = Text(CatalogueRows.Name, CatalogueLimits.TargetName);
        if (code is not null && !CodeAttribute.IsCode(code, CatalogueLimits.TargetCode))
            Refuse(CatalogueRows.Code, texts["Code.Form", CatalogueLimits.TargetCode]);
        if (row[CatalogueRows.Source] is not { } sourceText || !Enum.TryParse<TargetSource>(sourceText, ignoreCase: true, out var source)
            || !Enum.IsDefined(source) || char.IsAsciiDigit(sourceText[0]))
        {
            source = default;
            Refuse(CatalogueRows.Source, texts["Import.SourceUnknown", row[CatalogueRows.Source] ?? ""]);
        }
        var rule = RuleOf();
        var notes = CatalogueRows.Optional.Select(column => row[column] is null ? null : Text(column, CatalogueLimits.Note)).ToList();
        return !isWhole ? null : new CatalogueTarget
        {
            Code = code!,
            FieldCode = field!,
            Name = VietnameseText.Clean(name!),
            Source = source,
            Rule = rule!,
            Inclusions = notes[0],
            InclusionsEn = notes[1],
            Exclusions = notes[2],
            ExclusionsEn = notes[3],
        };

        string? Text(string column, int length)
        {
            if (row[column] is not { } text)
            {
                Refuse(column, texts["Text.Required"]);
                return null;
            }
            if (text.Length > length)
                Refuse(column, texts["Text.TooLong", length]);
            return text;
        }

        TargetRule? RuleOf()
        {
            try
            {
                if (row[CatalogueRows.Rule] is { } text && RuleNotation.Read(text) is { } read)
                    return read;
                Refuse(CatalogueRows.Rule, texts["Import.RuleUnreadable", row[CatalogueRows.Rule] ?? ""]);
            }
            catch (DomainRuleException refusal)
            {
                Refuse(CatalogueRows.Rule, texts[$"{refusal.Code}.detail", [.. refusal.Arguments]]);
            }
            return null;
        }

        void Refuse(string column, string message)
        {
            isWhole = false;
            Add(row.Line, column, message);
        }
    }

    private void Add(int line, string field, string message)
    {
        var key = $"rows[{line}].{field}";
        if (!_faults.TryGetValue(key, out var messages))
            _faults[key] = messages = [];
        messages.Add(message);
    }
}
