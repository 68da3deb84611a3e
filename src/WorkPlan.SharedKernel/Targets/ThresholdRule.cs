using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace WorkPlan.SharedKernel;

/// <summary>At least, at most or exactly a share or a count; 99 of 100 is exactly 99 %, and two thirds are never rounded.</summary>
public sealed partial record ThresholdRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "threshold";
    private const int LabelLength = 60;

    [JsonConstructor]
    public ThresholdRule(
        TargetComparator comparator, TargetMeasure measure, long threshold, TargetBase of = TargetBase.Handled, string? part = null,
        string? label = null, string? labelEn = null)
    {
        if (!Enum.IsDefined(comparator) || !Enum.IsDefined(measure) || !Enum.IsDefined(of)) throw new DomainRuleException("target-rule-incomplete");
        if (threshold < 0 || (measure == TargetMeasure.Ratio && threshold > BasisPoints.Whole))
            throw new DomainRuleException("target-threshold-out-of-range", threshold);
        CheckPart(part, label, labelEn);
        (Comparator, Measure, Threshold, Of, Part, Label, LabelEn) = (comparator, measure, threshold, of, part, label, labelEn);
    }

    public TargetComparator Comparator { get; }

    public TargetMeasure Measure { get; }

    /// <summary>Basis points of a ratio (9 500 is 95 %), or the count itself.</summary>
    public long Threshold { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TargetBase Of { get; }

    /// <summary>Which named figures it reads; null: the result's main ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; }

    /// <summary>What is counted, in words: "kiến nghị".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LabelEn { get; }

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => (Comparator, Threshold) switch
    {
        (TargetComparator.AtLeast, _) => TargetDirection.HigherIsBetter,
        (TargetComparator.AtMost, _) or (_, 0) => TargetDirection.LowerIsBetter,
        (_, BasisPoints.Whole) when Measure == TargetMeasure.Ratio => TargetDirection.HigherIsBetter,
        _ => TargetDirection.Neither,
    };

    [JsonIgnore]
    public override TargetShape Shape => (Of, Comparator, Measure, Threshold) switch
    {
        (TargetBase.Detected, _, _, _) => TargetShape.Detected,
        (TargetBase.Population, _, _, _) => TargetShape.Coverage,
        (_, TargetComparator.Exactly or TargetComparator.AtMost, _, 0) => TargetShape.Zero,
        (_, _, TargetMeasure.Count, _) => TargetShape.Count,
        (_, TargetComparator.AtLeast, _, _) => TargetShape.FloorShare,
        (_, TargetComparator.AtMost, _, _) => TargetShape.CeilingShare,
        _ => TargetShape.ExactShare,
    };

    internal override int Depth => 1;

    internal override bool IsCumulative => Measure == TargetMeasure.Count && Comparator == TargetComparator.AtLeast;

    internal override IEnumerable<ThresholdRule> Thresholds => [this];

    internal override IEnumerable<FigureNeed> Reads => [new FigureNeed(Part, Measure)];

    /// <summary>A share of what stands, whose sizes do not add up over time.</summary>
    internal bool IsOfPopulation => Of == TargetBase.Population && Measure == TargetMeasure.Ratio;

    /// <summary>The least and the greatest result that keeps the rule.</summary>
    internal long Lowest => Comparator == TargetComparator.AtMost ? 0 : Threshold;

    internal long Highest => Comparator != TargetComparator.AtLeast ? Threshold
        : Measure == TargetMeasure.Ratio ? BasisPoints.Whole : long.MaxValue;

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var figure = Measure == TargetMeasure.Ratio ? VietnameseNumbers.Percent(Threshold) : VietnameseNumbers.TwoDigits(Threshold);
        var demand = Comparator switch
        {
            TargetComparator.AtLeast => $"≥ {figure}",
            TargetComparator.AtMost => $"≤ {figure}",
            _ => figure,
        };
        var label = words.Label(Label, LabelEn);
        return Of switch
        {
            TargetBase.Detected => $"{demand} {label ?? words.OfDetected}",
            TargetBase.Population => $"{demand} {label ?? words.OfPopulation}",
            _ when label is null => demand,
            _ => Measure == TargetMeasure.Count ? $"{demand} {label}" : $"{label} {demand}",
        };
    }

    internal override TargetStep Judge(TargetInputs inputs)
    {
        var figures = inputs.Read(Part, newestBase: IsOfPopulation);
        if (figures is null) return Step(TargetStep.NoFigures, null);
        if (Measure == TargetMeasure.Count)
            return figures.Counted is { } count ? Step(TargetStep.Counted, OutcomeOf(count)) with { Count = count } : Step(TargetStep.OtherMeasure, null);
        if (figures is not { Numerator: { } numerator, Denominator: { } denominator }) return Step(TargetStep.OtherMeasure, null);
        return Step(denominator == 0 ? TargetStep.NothingArose : TargetStep.Share, OutcomeOf(numerator, denominator)) with
        {
            Numerator = numerator,
            Denominator = denominator,
        };
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) => [];

    internal TargetOutcome OutcomeOf(long numerator, long denominator) => denominator == 0
        ? TargetOutcome.NotArisen
        : Judge(((Int128)numerator * BasisPoints.Whole).CompareTo((Int128)Threshold * denominator));

    internal TargetOutcome OutcomeOf(long count) => Judge(count.CompareTo(Threshold));

    internal static void CheckPart(string? part, string? label, string? labelEn)
    {
        if (part is not null && !PartForm().IsMatch(part)) throw new DomainRuleException("target-part-code-unreadable", part);
        if (!IsReadable(label) || !IsReadable(labelEn)) throw new DomainRuleException("target-label-unreadable", LabelLength);
    }

    private static bool IsReadable(string? label) =>
        label is null || (label.Trim().Length > 0 && label.Length <= LabelLength && !label.Any(sign => sign is '"' or '\\' || char.IsControl(sign)));

    private TargetStep Step(string kind, TargetOutcome? outcome) => new(kind, this, outcome);

    private TargetOutcome Judge(int resultAgainstThreshold) => (Comparator, resultAgainstThreshold) switch
    {
        (_, 0) => TargetOutcome.Met,
        (TargetComparator.AtLeast, > 0) or (TargetComparator.AtMost, < 0) => TargetOutcome.Exceeded,
        _ => TargetOutcome.NotMet,
    };

    [GeneratedRegex("^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PartForm();
}
