using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>Every part has to be kept ("đúng thời hạn 100%, đúng tội danh 98%"). The worst part is the outcome; what did not arise is left out.</summary>
public sealed record AllOfRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "allOf";

    [JsonConstructor]
    public AllOfRule(IReadOnlyList<TargetRule> rules)
    {
        Rules = RuleParts.Check(rules);
        CheckSize();
    }

    public IReadOnlyList<TargetRule> Rules { get; }

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => RuleParts.DirectionOf(Rules);

    [JsonIgnore]
    public override TargetShape Shape => TargetShape.AllOf;

    internal override int Depth => Rules.Max(rule => rule.Depth) + 1;

    internal override bool IsCumulative => Rules.All(rule => rule.IsCumulative);

    internal override IEnumerable<ThresholdRule> Thresholds => Rules.SelectMany(rule => rule.Thresholds);

    internal override IEnumerable<FigureNeed> Reads => Rules.SelectMany(rule => rule.Reads);

    public bool Equals(AllOfRule? other) => other is not null && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => RuleParts.HashOf(Rules);

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(words.And, Rules.Select(rule => InBrackets(rule, words)));
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) => Rules.SelectMany(rule => rule.HeadcountsIn(inputs));

    internal override TargetStep Judge(TargetInputs inputs)
    {
        List<TargetStep> steps = [.. Rules.Select(rule => rule.Judge(inputs))];
        return new TargetStep(TargetStep.AllParts, this, Outcomes.All(steps.Select(step => step.Outcome))) { Steps = steps };
    }
}

/// <summary>One part is enough ("≥ 02 kiến nghị hoặc 01 kháng nghị"). The best part is the outcome; what did not arise is left out.</summary>
public sealed record AnyOfRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "anyOf";

    [JsonConstructor]
    public AnyOfRule(IReadOnlyList<TargetRule> rules)
    {
        Rules = RuleParts.Check(rules);
        CheckSize();
    }

    public IReadOnlyList<TargetRule> Rules { get; }

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => RuleParts.DirectionOf(Rules);

    [JsonIgnore]
    public override TargetShape Shape => TargetShape.AnyOf;

    internal override int Depth => Rules.Max(rule => rule.Depth) + 1;

    internal override bool IsCumulative => Rules.All(rule => rule.IsCumulative);

    internal override IEnumerable<ThresholdRule> Thresholds => Rules.SelectMany(rule => rule.Thresholds);

    internal override IEnumerable<FigureNeed> Reads => Rules.SelectMany(rule => rule.Reads);

    public bool Equals(AnyOfRule? other) => other is not null && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => RuleParts.HashOf(Rules);

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(words.Or, Rules.Select(rule => InBrackets(rule, words)));
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) => Rules.SelectMany(rule => rule.HeadcountsIn(inputs));

    internal override TargetStep Judge(TargetInputs inputs)
    {
        List<TargetStep> steps = [.. Rules.Select(rule => rule.Judge(inputs))];
        return new TargetStep(TargetStep.AnyPart, this, Outcomes.Any(steps.Select(step => step.Outcome))) { Steps = steps };
    }
}

internal static class RuleParts
{
    public static IReadOnlyList<TargetRule> Check(IReadOnlyList<TargetRule>? rules)
    {
        if (rules is null || rules.Count < 2 || rules.Any(rule => rule is null)) throw new DomainRuleException("target-rule-needs-parts");
        return [.. rules];
    }

    public static TargetDirection DirectionOf(IEnumerable<TargetRule> rules) =>
        rules.Select(rule => rule.Direction).Distinct().ToList() is [var same] ? same : TargetDirection.Neither;

    public static int HashOf(IEnumerable<TargetRule> rules) => rules.Aggregate(17, (hash, rule) => HashCode.Combine(hash, rule));
}
