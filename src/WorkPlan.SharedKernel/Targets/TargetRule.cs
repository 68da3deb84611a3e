using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// What a target demands: a small language of rules that says every shape of the sector's lists (annexes of the decisions on
/// professional targets, 139/QĐ-VKSTC of 2020 to 358/QĐ-VKSTC of 2025). A threshold of a share or a count is the word; per period, per
/// head, all of, any of and by size are the grammar. Rules never change; everything is computed in whole numbers.
/// </summary>
[JsonConverter(typeof(TargetRuleJsonConverter))]
public abstract record TargetRule
{
    internal const int MaxDepth = 4;
    internal const int MaxThresholds = 8;

    /// <summary>The name of the rule's form, as JSON calls it.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    [JsonIgnore]
    public abstract TargetDirection Direction { get; }

    [JsonIgnore]
    public abstract TargetShape Shape { get; }

    /// <summary>How deep rules lie in rules; 1 for a threshold.</summary>
    [JsonIgnore]
    internal abstract int Depth { get; }

    internal abstract IEnumerable<ThresholdRule> Thresholds { get; }

    /// <summary>Which figures the rule reads.</summary>
    internal abstract IEnumerable<FigureNeed> Reads { get; }

    public static TargetRule AtLeastRatio(int basisPoints) => new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, basisPoints);

    public static TargetRule AtMostRatio(int basisPoints) => new ThresholdRule(TargetComparator.AtMost, TargetMeasure.Ratio, basisPoints);

    public static TargetRule ExactRatio(int basisPoints) => new ThresholdRule(TargetComparator.Exactly, TargetMeasure.Ratio, basisPoints);

    public static TargetRule AtLeastCount(long count) => new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, count);

    public static TargetRule AtMostCount(long count) => new ThresholdRule(TargetComparator.AtMost, TargetMeasure.Count, count);

    public static TargetRule ExactCount(long count) => new ThresholdRule(TargetComparator.Exactly, TargetMeasure.Count, count);

    /// <summary>
    /// Compares what a unit commits itself to with what its superior demands. Equal: the same results satisfy both. Higher: whoever
    /// keeps the commitment keeps the demand with something to spare. Lower: keeping the commitment may break the demand. Of rules with
    /// parts every part that is demanded has to be kept; rules that measure different things are not comparable, and refused.
    /// </summary>
    public static TargetComparison Compare(TargetRule commitment, TargetRule superior)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(superior);
        if (!commitment.IsComparableWith(superior)) throw new DomainRuleException("target-rules-not-comparable", commitment, superior);
        if (!RuleComparison.Implies(commitment, superior)) return TargetComparison.Lower;
        return RuleComparison.Implies(superior, commitment) ? TargetComparison.Equal : TargetComparison.Higher;
    }

    /// <summary>False where nothing is measured by both, and where one measure has a floor in one and a ceiling in the other.</summary>
    public bool IsComparableWith(TargetRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return RuleComparison.AreComparable(this, other);
    }

    /// <summary>The outcome with everything it follows from.</summary>
    public TargetVerdict Evaluate(TargetInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var step = Judge(inputs);
        return new TargetVerdict(step.Outcome, MeetingDay.Of(this, inputs, step.Outcome), step);
    }

    /// <summary>The outcome alone.</summary>
    public TargetOutcome? OutcomeOf(TargetInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Judge(inputs).Outcome;
    }

    /// <summary>The outcome of a share. Nothing of nothing did not arise: it is neither 0 % nor 100 %.</summary>
    public TargetOutcome Evaluate(long numerator, long denominator)
    {
        if (this is not ThresholdRule { Measure: TargetMeasure.Ratio } share) throw new DomainRuleException("target-needs-a-count", this);
        if (numerator < 0 || denominator < 0) throw new DomainRuleException("target-result-negative", numerator, denominator);
        if (numerator > denominator) throw new DomainRuleException("numerator-exceeds-denominator", numerator, denominator);
        return share.OutcomeOf(numerator, denominator);
    }

    /// <summary>The outcome of a count. A count of nothing is a result; whether anything could arise is not known here.</summary>
    public TargetOutcome Evaluate(long count)
    {
        if (this is not ThresholdRule { Measure: TargetMeasure.Count } counted) throw new DomainRuleException("target-needs-a-ratio", this);
        if (count < 0) throw new DomainRuleException("target-result-negative", count);
        return counted.OutcomeOf(count);
    }

    /// <summary>
    /// Figures of successive periods as one, the way the rule reads them: they add up, but of a population, which stands, the newest size
    /// is the base (<see cref="TargetBase.Population"/>). What this gives is judged as the periods are.
    /// </summary>
    public Figures SumOver(IEnumerable<Figures> inOrderOfTime)
    {
        ArgumentNullException.ThrowIfNull(inOrderOfTime);
        List<Figures> periods = [.. inOrderOfTime];
        var sum = Figures.Sum(periods);
        foreach (var part in Thresholds.Where(threshold => threshold.IsOfPopulation).Select(threshold => threshold.Part).Distinct())
        {
            if (sum.Of(part)?.OnNewestBase(periods.Select(figures => figures.Of(part)).OfType<Figures>()) is not { } covered)
                continue;
            sum = part is null ? covered : sum with { Parts = new Dictionary<string, Figures>(sum.Parts!) { [part] = covered } };
        }
        return sum;
    }

    /// <summary>The results that make up the period as one (<see cref="SumOver"/>); null where there are none.</summary>
    public Figures? FiguresOf(TargetInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Cover() is { Count: > 0 } rows ? SumOver(rows.Select(row => row.Figures)) : null;
    }

    /// <summary>Which figures a result has to give, each part once: a share where any of the rule's thresholds reads one.</summary>
    public IReadOnlyList<FigureNeed> Needs() => FigureNeed.Merge(Reads);

    /// <summary>Of which groups, and on which days, somebody has to say who belonged to them.</summary>
    public IReadOnlyList<HeadcountNeed> HeadcountsFor(TargetInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return [.. HeadcountsIn(inputs).Distinct()];
    }

    /// <summary>Why figures do not fit the rule, and in which field; null when they do.</summary>
    public FigureMisfit? Misfit(Figures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return FigureMisfit.Find(Needs(), figures);
    }

    /// <summary>As tables of targets print it: "≥ 95%", "≤ 1,5%", "≥ 02 kiến nghị hoặc ≥ 01 kháng nghị/năm".</summary>
    public sealed override string ToString() => ToText(RuleWords.Vietnamese);

    /// <summary>The same in other words: for a reader of English.</summary>
    public abstract string ToText(RuleWords words);

    /// <summary>True where nothing that happens later can break what is kept already: floors of counts, however joined.</summary>
    internal abstract bool IsCumulative { get; }

    internal abstract TargetStep Judge(TargetInputs inputs);

    internal abstract IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs);

    /// <summary>Refuses what nobody could read any more, or store.</summary>
    private protected void CheckSize()
    {
        if (Depth > MaxDepth || Thresholds.Count() > MaxThresholds) throw new DomainRuleException("target-rule-too-large", MaxDepth, MaxThresholds);
    }

    private protected static string InBrackets(TargetRule part, RuleWords words) =>
        part is AllOfRule or AnyOfRule or PiecewiseRule ? $"({part.ToText(words)})" : part.ToText(words);
}
