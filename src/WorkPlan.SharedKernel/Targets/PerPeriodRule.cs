using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Demanded in every year, half, quarter or month: over a longer time each of them has to keep it ("≥ 01 lần/quý" asks four times a
/// year, not four times in December). Within a shorter time the demand is the same, and the figures are those so far.
/// </summary>
public sealed record PerPeriodRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "perPeriod";

    [JsonConstructor]
    public PerPeriodRule(PeriodKind period, TargetRule rule)
    {
        // No target is demanded by the week, and weeks do not make up months.
        if (!Enum.IsDefined(period) || period == PeriodKind.Week || rule is null) throw new DomainRuleException("target-rule-incomplete");
        (Period, Rule) = (period, rule);
        CheckSize();
    }

    public PeriodKind Period { get; }

    public TargetRule Rule { get; }

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => Rule.Direction;

    [JsonIgnore]
    public override TargetShape Shape => Rule.Shape;

    internal override int Depth => Rule.Depth + 1;

    internal override bool IsCumulative => Rule.IsCumulative;

    internal override IEnumerable<ThresholdRule> Thresholds => Rule.Thresholds;

    internal override IEnumerable<FigureNeed> Reads => Rule.Reads;

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return $"{InBrackets(Rule, words)}{words.Per(Period)}";
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) =>
        inputs.PartsOf(Period) is { Count: > 0 } parts ? parts.SelectMany(Rule.HeadcountsIn) : Rule.HeadcountsIn(inputs);

    internal override TargetStep Judge(TargetInputs inputs)
    {
        if (inputs.PartsOf(Period) is not { Count: > 0 } parts) return Rule.Judge(inputs);
        List<TargetStep> steps = [.. parts.Select(part => Rule.Judge(part) with { Period = part.Period.Code })];
        return new TargetStep(TargetStep.EachPeriod, this, Outcomes.All(steps.Select(step => step.Outcome))) { Steps = steps };
    }
}
