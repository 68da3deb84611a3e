using WorkPlan.Emulation.Facts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// Points that one fact gives under one rule, in hundredths. <c>FactKey</c> is null for what the rule's bounds add or take away.
/// </summary>
public sealed record PointLine(
    string RuleCode, ScoreFactKind? FactKind, string? FactKey, string? What, string? Value, int WeightPercent, long Hundredths,
    DateOnly? On, Guid? MessageId, long SourceVersion);

/// <summary>
/// A unit's points of a work year, each with its fact. A function of the table and the facts alone: neither the order in which facts came
/// nor how often they were told matters. The total is the sum of the lines, to the hundredth.
/// </summary>
internal sealed record ScoreSheet(IReadOnlyList<PointLine> Lines)
{
    public static readonly ScoreSheet Empty = new([]);

    public long Hundredths => Lines.Sum(line => line.Hundredths);

    public static ScoreSheet Of(ScoringTable table, IEnumerable<ScoreFact> facts)
    {
        var byKind = facts.Where(fact => fact.Value is not null)
            .OrderBy(fact => fact.Key, StringComparer.Ordinal).ToLookup(fact => fact.Kind);
        var named = table.Rules.Where(rule => rule.Kind == ScoreRuleKind.Targets).SelectMany(rule => rule.FieldCodes).ToHashSet(StringComparer.Ordinal);
        var lines = new List<PointLine>();
        foreach (var rule in table.Rules)
        {
            var first = lines.Count;
            lines.AddRange(rule.Kind switch
            {
                ScoreRuleKind.Targets => Targets(rule, named, byKind[ScoreFactKind.TargetOutcome]),
                ScoreRuleKind.Inspections => byKind[ScoreFactKind.InspectionConclusion].Select(fact => Line(rule, fact, Inspected(rule, fact))),
                ScoreRuleKind.Reporting => byKind[ScoreFactKind.Reporting].Select(fact => Line(rule, fact, rule.EachLate ?? 0)),
                _ => byKind[ScoreFactKind.Adjustment].Where(fact => fact.RuleCode == rule.Code)
                    .Select(fact => Line(rule, fact, fact.PointHundredths / 100m)),
            });
            if (Beyond(rule, lines.Skip(first).Sum(line => line.Hundredths)) is { } bound)
                lines.Add(bound);
        }
        return new ScoreSheet(lines);
    }

    public IReadOnlyDictionary<string, long> ByRule(ScoringTable table)
    {
        var sums = Lines.ToLookup(line => line.RuleCode);
        return table.Rules.ToDictionary(rule => rule.Code, rule => sums[rule.Code].Sum(line => line.Hundredths));
    }

    private static IEnumerable<PointLine> Targets(ScoreRule rule, HashSet<string> named, IEnumerable<ScoreFact> facts)
    {
        var difficulties = rule.Difficulties.ToDictionary(difficulty => difficulty.TargetCode, difficulty => difficulty.Percent, StringComparer.Ordinal);
        var judged = (
            from fact in facts
            where rule.FieldCodes.Count == 0 ? !named.Contains(fact.FieldCode ?? "") : rule.FieldCodes.Contains(fact.FieldCode)
            let points = PointsOf(rule, fact.Value)
            where points is not null
            select (Fact: fact, Points: points.Value, Weight: WeightOf(rule, difficulties, fact))).ToList();
        // What everything that arose would give if it were just met, without the reward for more: the whole that is scaled to.
        var whole = judged.Where(target => target.Fact.Value != "notArisen" || rule.NotArisen is not null)
            .Sum(target => (rule.Met ?? 0) * difficulties.GetValueOrDefault(target.Fact.TargetCode ?? "", 100));
        var (exact, given) = (0m, 0L);
        foreach (var (fact, points, weight) in judged)
        {
            exact += rule.ScaleTo is { } scale && whole > 0 ? points * weight * scale * 100 / whole : points * weight;
            // The running sum is rounded and not each line, so that no fraction of a point is lost or won over many targets.
            var rounded = (long)decimal.Round(exact, MidpointRounding.AwayFromZero);
            yield return Line(rule, fact, rounded - given, weight);
            given = rounded;
        }
    }

    private static decimal? PointsOf(ScoreRule rule, string? outcome) => outcome switch
    {
        "met" => rule.Met,
        "exceeded" => rule.Exceeded,
        "notMet" => rule.NotMet,
        "notArisen" => rule.NotArisen,
        _ => null,
    };

    private static int WeightOf(ScoreRule rule, Dictionary<string, int> difficulties, ScoreFact fact)
    {
        var weight = difficulties.GetValueOrDefault(fact.TargetCode ?? "", 100);
        return fact is { Stretch: true, Value: "met" or "exceeded" } && rule.StretchPercent is { } stretch
            ? (int)BasisPoints.Divide((long)weight * stretch, 100, Rounding.Nearest)
            : weight;
    }

    private static decimal Inspected(ScoreRule rule, ScoreFact fact)
    {
        var grade = fact.Value switch
        {
            "met" => rule.Met,
            "basicallyMet" => rule.BasicallyMet,
            _ => rule.NotMet,
        };
        return (grade ?? 0) + (fact.Findings * (rule.EachFinding ?? 0)) + (fact.RepeatFindings * (rule.EachRepeatFinding ?? 0));
    }

    private static PointLine Line(ScoreRule rule, ScoreFact fact, decimal points) => Line(rule, fact, (long)(points * 100), 100);

    private static PointLine Line(ScoreRule rule, ScoreFact fact, long hundredths, int weight) => new(
        rule.Code, fact.Kind, fact.Key, fact.What, fact.Value, weight, hundredths, fact.On, fact.MessageId, fact.SourceVersion);

    private static PointLine? Beyond(ScoreRule rule, long sum)
    {
        var bounded = Math.Clamp(sum, (long)((rule.AtLeast ?? -1_000_000_000m) * 100), (long)((rule.AtMost ?? 1_000_000_000m) * 100));
        return bounded == sum ? null : new PointLine(rule.Code, null, null, null, null, 100, bounded - sum, null, null, 0);
    }
}
