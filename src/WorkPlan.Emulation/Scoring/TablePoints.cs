using WorkPlan.Emulation.Facts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Scoring;

/// <summary>What one fact brings to one rule.</summary>
/// <param name="Hundredths">Points, in hundredths, before they are weighed.</param>
/// <param name="WeightPercent">How much they weigh, in percent.</param>
/// <param name="Whole">What it adds to the whole that the rule scales to, in hundredths times percent.</param>
internal readonly record struct FactPoints(long Hundredths, int WeightPercent, long Whole);

/// <summary>
/// What the facts of one rule add up to, in hundredths times percent: whole numbers, so that a fact can be taken out and another put in
/// without the others being read, and the sum is the one that all of them together give.
/// </summary>
/// <param name="Given">The points, weighed.</param>
/// <param name="Whole">What the rule scales to.</param>
internal readonly record struct RuleSum(long Given, long Whole)
{
    /// <summary>With a fact more, or with one less.</summary>
    public RuleSum With(FactPoints fact, int times = 1) => new(Given + (times * fact.Hundredths * fact.WeightPercent), Whole + (times * fact.Whole));

    /// <summary>In hundredths, rounded to the nearest; before the rule's bounds.</summary>
    public long Scaled(ScoreRule rule) => (long)decimal.Round(
        rule.ScaleTo is { } scale && Whole > 0 ? Given * (scale * 100) / Whole : Given / 100m, MidpointRounding.AwayFromZero);

    /// <summary>What the rule gives at last, in hundredths.</summary>
    public long Bounded(ScoreRule rule) =>
        Math.Clamp(Scaled(rule), (long)((rule.AtLeast ?? -1_000_000_000m) * 100), (long)((rule.AtMost ?? 1_000_000_000m) * 100));
}

/// <summary>The rules of a scoring table, made ready for facts: which rule takes which fact, and what it gives for it.</summary>
internal sealed class TablePoints
{
    private readonly IReadOnlyList<ScoreRule> _rules;
    private readonly HashSet<string> _fields;
    private readonly Dictionary<string, Dictionary<string, int>> _difficulties;

    public TablePoints(IReadOnlyList<ScoreRule> rules)
    {
        _rules = rules;
        _fields = rules.Where(rule => rule.Kind == ScoreRuleKind.Targets).SelectMany(rule => rule.FieldCodes).ToHashSet(StringComparer.Ordinal);
        _difficulties = rules.ToDictionary(
            rule => rule.Code,
            rule => rule.Difficulties.ToDictionary(difficulty => difficulty.TargetCode, difficulty => difficulty.Percent, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>What all facts together bring to each rule, in whatever order they come.</summary>
    public Dictionary<string, RuleSum> SumsOf(IEnumerable<ScoreFact> facts)
    {
        var sums = _rules.ToDictionary(rule => rule.Code, _ => default(RuleSum), StringComparer.Ordinal);
        foreach (var fact in facts)
            Put(fact, sums);
        return sums;
    }

    public void Put(ScoreFact fact, Dictionary<string, RuleSum> sums) => Change(sums, fact, 1);

    public void TakeOut(ScoreFact fact, Dictionary<string, RuleSum> sums) => Change(sums, fact, -1);

    private void Change(Dictionary<string, RuleSum> sums, ScoreFact fact, int times)
    {
        foreach (var rule in _rules)
        {
            if (Of(rule, fact) is { } points)
                sums[rule.Code] = sums.GetValueOrDefault(rule.Code).With(points, times);
        }
    }

    /// <summary>What a fact brings to a rule; null where it is none of the rule's, or no longer holds.</summary>
    public FactPoints? Of(ScoreRule rule, ScoreFact fact) => fact.Value is null ? null : (rule.Kind, fact.Kind) switch
    {
        (ScoreRuleKind.Targets, ScoreFactKind.TargetOutcome) => OfTarget(rule, fact),
        (ScoreRuleKind.Inspections, ScoreFactKind.InspectionConclusion) => new(Hundredths(OfConclusion(rule, fact)), 100, 0),
        (ScoreRuleKind.Reporting, ScoreFactKind.Reporting) => new(Hundredths(rule.EachLate ?? 0), 100, 0),
        (ScoreRuleKind.Adjustments, ScoreFactKind.Adjustment) when fact.RuleCode == rule.Code => new(fact.PointHundredths, 100, 0),
        _ => null,
    };

    private FactPoints? OfTarget(ScoreRule rule, ScoreFact fact)
    {
        if (rule.FieldCodes.Count == 0 ? _fields.Contains(fact.FieldCode ?? "") : !rule.FieldCodes.Contains(fact.FieldCode))
            return null;
        var points = fact.Value switch
        {
            "met" => rule.Met,
            "exceeded" => rule.Exceeded,
            "notMet" => rule.NotMet,
            "notArisen" => rule.NotArisen,
            _ => null,
        };
        if (points is null)
            return null;
        var difficulty = _difficulties[rule.Code].GetValueOrDefault(fact.TargetCode ?? "", 100);
        var weight = fact is { Stretch: true, Value: "met" or "exceeded" } && rule.StretchPercent is { } stretch
            ? (int)BasisPoints.Divide((long)difficulty * stretch, 100, Rounding.Nearest)
            : difficulty;
        // What everything that arose would give if it were just met, without the reward for more: the whole that is scaled to.
        return new FactPoints(Hundredths(points.Value), weight, Hundredths(rule.Met ?? 0) * difficulty);
    }

    private static decimal OfConclusion(ScoreRule rule, ScoreFact fact)
    {
        var grade = fact.Value switch
        {
            "met" => rule.Met,
            "basicallyMet" => rule.BasicallyMet,
            _ => rule.NotMet,
        };
        return (grade ?? 0) + (fact.Findings * (rule.EachFinding ?? 0)) + (fact.RepeatFindings * (rule.EachRepeatFinding ?? 0));
    }

    /// <summary>Points have at most two decimals.</summary>
    private static long Hundredths(decimal points) => (long)(points * 100);
}
