using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// What a target demands: at least, at most or exactly a share or a count. Everything is computed in whole numbers, so that
/// 99 of 100 is exactly 99 % and two thirds are never rounded.
/// </summary>
public sealed record TargetRule
{
    [JsonConstructor]
    public TargetRule(TargetComparator comparator, TargetMeasure measure, long threshold)
    {
        if (!Enum.IsDefined(comparator) || !Enum.IsDefined(measure)) throw new DomainRuleException("target-rule-incomplete");
        if (threshold < 0 || (measure == TargetMeasure.Ratio && threshold > BasisPoints.Whole))
            throw new DomainRuleException("target-threshold-out-of-range", threshold);
        Comparator = comparator;
        Measure = measure;
        Threshold = threshold;
    }

    public TargetComparator Comparator { get; private init; }

    public TargetMeasure Measure { get; private init; }

    /// <summary>Basis points of a ratio (9 500 is 95 %), or the count itself.</summary>
    public long Threshold { get; private init; }

    [JsonIgnore]
    public TargetDirection Direction => (Comparator, Threshold) switch
    {
        (TargetComparator.AtLeast, _) => TargetDirection.HigherIsBetter,
        (TargetComparator.AtMost, _) or (_, 0) => TargetDirection.LowerIsBetter,
        (_, BasisPoints.Whole) when Measure == TargetMeasure.Ratio => TargetDirection.HigherIsBetter,
        _ => TargetDirection.Neither,
    };

    private long Lowest => Comparator == TargetComparator.AtMost ? 0 : Threshold;

    private long Highest => Comparator != TargetComparator.AtLeast ? Threshold
        : Measure == TargetMeasure.Ratio ? BasisPoints.Whole : long.MaxValue;

    public static TargetRule AtLeastRatio(int basisPoints) => new(TargetComparator.AtLeast, TargetMeasure.Ratio, basisPoints);

    public static TargetRule AtMostRatio(int basisPoints) => new(TargetComparator.AtMost, TargetMeasure.Ratio, basisPoints);

    public static TargetRule ExactRatio(int basisPoints) => new(TargetComparator.Exactly, TargetMeasure.Ratio, basisPoints);

    public static TargetRule AtLeastCount(long count) => new(TargetComparator.AtLeast, TargetMeasure.Count, count);

    public static TargetRule AtMostCount(long count) => new(TargetComparator.AtMost, TargetMeasure.Count, count);

    public static TargetRule ExactCount(long count) => new(TargetComparator.Exactly, TargetMeasure.Count, count);

    /// <summary>
    /// Compares what a unit commits itself to with what its superior demands. Equal: the same results satisfy both. Higher: whoever
    /// keeps the commitment keeps the demand with something to spare. Lower: keeping the commitment may break the demand.
    /// </summary>
    public static TargetComparison Compare(TargetRule commitment, TargetRule superior)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(superior);
        if (!commitment.IsComparableWith(superior)) throw new DomainRuleException("target-rules-not-comparable", commitment, superior);
        if (commitment.Lowest == superior.Lowest && commitment.Highest == superior.Highest) return TargetComparison.Equal;
        return commitment.Lowest >= superior.Lowest && commitment.Highest <= superior.Highest
            ? TargetComparison.Higher
            : TargetComparison.Lower;
    }

    /// <summary>False for a share beside a count, and for a floor beside a ceiling.</summary>
    public bool IsComparableWith(TargetRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Measure == other.Measure
            && (Direction == other.Direction || Direction == TargetDirection.Neither || other.Direction == TargetDirection.Neither);
    }

    /// <summary>The outcome of a share. Nothing of nothing did not arise: it is neither 0 % nor 100 %.</summary>
    public TargetOutcome Evaluate(long numerator, long denominator)
    {
        if (Measure != TargetMeasure.Ratio) throw new DomainRuleException("target-needs-a-count", this);
        if (numerator < 0 || denominator < 0) throw new DomainRuleException("target-result-negative", numerator, denominator);
        if (numerator > denominator) throw new DomainRuleException("numerator-exceeds-denominator", numerator, denominator);
        return denominator == 0
            ? TargetOutcome.NotArisen
            : Judge(((Int128)numerator * BasisPoints.Whole).CompareTo((Int128)Threshold * denominator));
    }

    /// <summary>The outcome of a count. A count of nothing is a result; whether anything could arise is not known here.</summary>
    public TargetOutcome Evaluate(long count)
    {
        if (Measure != TargetMeasure.Count) throw new DomainRuleException("target-needs-a-ratio", this);
        if (count < 0) throw new DomainRuleException("target-result-negative", count);
        return Judge(count.CompareTo(Threshold));
    }

    /// <summary>As tables of targets print it: "≥ 95%", "≤ 1,5%", "100%", "≥ 02".</summary>
    public override string ToString()
    {
        var figure = Measure == TargetMeasure.Ratio ? VietnameseNumbers.Percent(Threshold) : VietnameseNumbers.TwoDigits(Threshold);
        return Comparator switch
        {
            TargetComparator.AtLeast => $"≥ {figure}",
            TargetComparator.AtMost => $"≤ {figure}",
            _ => figure,
        };
    }

    private TargetOutcome Judge(int resultAgainstThreshold) => (Comparator, resultAgainstThreshold) switch
    {
        (_, 0) => TargetOutcome.Met,
        (TargetComparator.AtLeast, > 0) or (TargetComparator.AtMost, < 0) => TargetOutcome.Exceeded,
        _ => TargetOutcome.NotMet,
    };
}
