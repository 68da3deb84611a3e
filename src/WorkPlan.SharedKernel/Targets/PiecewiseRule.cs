using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Another demand by the size of another measure ("án trọng điểm ≥ 5% nếu từ 100 vụ/năm; ≥ 02 vụ nếu dưới 100"). The size is that of the
/// same time as the result: a unit that passes from 99 to 100 cases on the last day is held against the other piece.
/// </summary>
public sealed record PiecewiseRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "piecewise";

    [JsonConstructor]
    public PiecewiseRule(IReadOnlyList<RulePiece> pieces, string? sizePart = null, string? sizeLabel = null, string? sizeLabelEn = null)
    {
        if (pieces is null || pieces.Count < 2 || pieces.Any(piece => piece?.Rule is null)) throw new DomainRuleException("target-rule-needs-parts");
        if (pieces[0].From != 0 || pieces.Zip(pieces.Skip(1)).Any(pair => pair.Second.From <= pair.First.From))
            throw new DomainRuleException("target-pieces-leave-gaps", string.Join("; ", pieces.Select(piece => piece.From)));
        ThresholdRule.CheckPart(sizePart, sizeLabel, sizeLabelEn);
        (Pieces, SizePart, SizeLabel, SizeLabelEn) = ([.. pieces], sizePart, sizeLabel, sizeLabelEn);
        CheckSize();
    }

    /// <summary>From 0 up, each up to where the next begins.</summary>
    public IReadOnlyList<RulePiece> Pieces { get; }

    /// <summary>Which named figures tell the size; null: the result's main ones. Of a share the size is the denominator.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SizePart { get; }

    /// <summary>What the size is a number of: "vụ".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SizeLabel { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SizeLabelEn { get; }

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => RuleParts.DirectionOf(Pieces.Select(piece => piece.Rule));

    [JsonIgnore]
    public override TargetShape Shape => TargetShape.Piecewise;

    internal override int Depth => Pieces.Max(piece => piece.Rule.Depth) + 1;

    // Passing into another piece can break what was kept.
    internal override bool IsCumulative => false;

    internal override IEnumerable<ThresholdRule> Thresholds => Pieces.SelectMany(piece => piece.Rule.Thresholds);

    internal override IEnumerable<FigureNeed> Reads =>
        Pieces.SelectMany(piece => piece.Rule.Reads).Append(new FigureNeed(SizePart, TargetMeasure.Count, Size: true));

    public bool Equals(PiecewiseRule? other) => other is not null
        && (SizePart, SizeLabel, SizeLabelEn) == (other.SizePart, other.SizeLabel, other.SizeLabelEn) && Pieces.SequenceEqual(other.Pieces);

    public override int GetHashCode() => HashCode.Combine(SizePart, RuleParts.HashOf(Pieces.Select(piece => piece.Rule)));

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var label = words.Label(SizeLabel, SizeLabelEn) is { } size ? $" {size}" : "";
        return string.Join("; ", Pieces.Select((piece, index) => index == 0
            ? $"{InBrackets(piece.Rule, words)} {words.IfBelow} {VietnameseNumbers.Count(Pieces[1].From)}{label}"
            : $"{InBrackets(piece.Rule, words)} {words.IfFrom} {VietnameseNumbers.Count(piece.From)}{label}"));
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) => Pieces.SelectMany(piece => piece.Rule.HeadcountsIn(inputs));

    internal override TargetStep Judge(TargetInputs inputs)
    {
        // The size of what a piece covers a share of is the newest one, too.
        if (inputs.Read(SizePart, newestBase: Thresholds.Any(rule => rule.IsOfPopulation && rule.Part == SizePart))?.Size is not { } size) return new TargetStep(TargetStep.NoFigures, this, null);
        var step = PieceFor(size).Judge(inputs);
        return new TargetStep(TargetStep.Piece, this, step.Outcome) { Size = size, Steps = [step] };
    }

    internal TargetRule PieceFor(long size) => Pieces.Last(piece => piece.From <= size).Rule;
}

/// <summary>What is demanded from a size on.</summary>
public sealed record RulePiece(long From, TargetRule Rule);
