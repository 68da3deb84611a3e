using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// One edition of a scoring table (bảng chấm điểm thi đua) for the work years whose last day lies in its validity. Data with its legal
/// basis: what a decision changes is a new edition of the same code, never a new line of code.
/// </summary>
internal sealed class ScoringTable : IVersioned
{
    private TablePoints? _points;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>The series that clusters name, for example <c>CAP-HUYEN</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>For example 424/QĐ-VKSTC.</summary>
    public required string LegalBasis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; private set; }

    public required List<ScoreRule> Rules { get; init; }

    /// <summary>Rules by whose points equal totals are ordered, first rule first; what is still equal shares its rank.</summary>
    public required List<string> TieBreak { get; init; }

    /// <summary>The rules, made ready for facts.</summary>
    public TablePoints Points() => _points ??= new TablePoints(Rules);

    public bool Governs(WorkYear year) => ValidFrom <= year.To && (ValidTo is null || year.To <= ValidTo);

    /// <summary>An edition without an end ends on the day before the next one begins.</summary>
    public void GiveWayTo(ScoringTable next)
    {
        if (ValidTo is null && next.ValidFrom > ValidFrom)
            ValidTo = next.ValidFrom.AddDays(-1);
    }

    public static ScoringTable Register(AddScoringTableRequest request)
    {
        var codes = request.Rules.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        if (codes.Count != request.Rules.Count)
            throw ScoringRules.RuleTwice();
        if (request.TieBreak.FirstOrDefault(code => !codes.Contains(code)) is { } unknown)
            throw ScoringRules.TieBreakUnknown(unknown);
        var fields = request.Rules.Where(rule => rule.Kind == ScoreRuleKind.Targets).SelectMany(FieldsOf).ToList();
        if (fields.GroupBy(field => field).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw ScoringRules.FieldTwice(twice.Key);
        foreach (var rule in request.Rules)
            DemandSense(rule);
        return new ScoringTable
        {
            Code = request.Code,
            Name = request.Name,
            LegalBasis = request.LegalBasis,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Rules = [.. request.Rules],
            TieBreak = [.. request.TieBreak],
        };
    }

    /// <summary>The rule without fields is for the rest, of which there is one.</summary>
    private static IEnumerable<string> FieldsOf(ScoreRule rule) => rule.FieldCodes.Count == 0 ? ["*"] : rule.FieldCodes;

    private static void DemandSense(ScoreRule rule)
    {
        decimal?[] points =
        [
            rule.Met, rule.Exceeded, rule.NotMet, rule.NotArisen, rule.ScaleTo, rule.BasicallyMet, rule.EachFinding, rule.EachRepeatFinding,
            rule.EachLate, rule.AtLeast, rule.AtMost,
        ];
        if (points.OfType<decimal>().Any(value => Math.Abs(value) > ScoringLimits.MostPoints || decimal.Round(value, 2) != value))
            throw ScoringRules.PointsOutOfRange(rule.Code);
        if (rule.AtLeast > rule.AtMost)
            throw ScoringRules.BoundsUpsideDown(rule.Code);
        var gives = rule.Kind switch
        {
            ScoreRuleKind.Targets => rule is { Met: > 0, Exceeded: not null, NotMet: not null },
            ScoreRuleKind.Inspections => rule is { Met: not null, BasicallyMet: not null, NotMet: not null },
            ScoreRuleKind.Reporting => rule.EachLate is not null,
            _ => true,
        };
        if (!gives || rule.StretchPercent is < 1 or > 1000)
            throw ScoringRules.Incomplete(rule.Code);
    }
}

internal static class ScoringRules
{
    public static RuleException RuleTwice() => new("scoring-rule-twice");

    public static RuleException TieBreakUnknown(string code) => new("scoring-tie-break-unknown", code);

    public static RuleException FieldTwice(string field) => new("scoring-field-twice", field);

    public static RuleException PointsOutOfRange(string rule) => new("scoring-points-out-of-range", rule);

    public static RuleException BoundsUpsideDown(string rule) => new("scoring-bounds-upside-down", rule);

    public static RuleException Incomplete(string rule) => new("scoring-rule-incomplete", rule);

    public static RuleException Overlaps(string legalBasis) => new("scoring-table-overlaps", legalBasis);

    public static RuleException NoneInForce(string code, int workYear) => new("no-scoring-table-in-force", code, workYear);
}

internal sealed class ScoringTableConfiguration : IEntityTypeConfiguration<ScoringTable>
{
    public void Configure(EntityTypeBuilder<ScoringTable> builder)
    {
        builder.ToTable("ScoringTables");
        builder.HasKey(table => table.Id);
        builder.Property(table => table.Id).ValueGeneratedNever();
        builder.Property(table => table.Code).HasMaxLength(ScoringLimits.Code);
        builder.Property(table => table.LegalBasis).HasMaxLength(ScoringLimits.LegalBasis);
        builder.HasIndex(table => new { table.Code, table.ValidFrom }).IsUnique();
        builder.Property(table => table.Rules).AsJsonText();
        builder.Property(table => table.TieBreak).AsJsonText();
    }
}
