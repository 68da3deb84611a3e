namespace WorkPlan.Planning.Contracts;

/// <summary>
/// Figures of a unit's targets were recorded that did not stand before. Carries only these figures, many recorded at once in several
/// messages. In order for each unit and work year, together with <see cref="TargetResultCorrected"/>; can come twice.
/// </summary>
public sealed record TargetResultRecorded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required IReadOnlyList<RecordedTargetResult> Results { get; init; }
}

/// <summary>What a unit reached in one target in one period.</summary>
public sealed record RecordedTargetResult
{
    public required string TargetCode { get; init; }

    /// <summary>2022, 2022-H1, 2022-Q3 or 2022-M05.</summary>
    public required string Period { get; init; }

    public required TargetFigures Figures { get; init; }
}

/// <summary>A share's numerator and denominator, or a count; for a target of more than one measure, its parts.</summary>
public sealed record TargetFigures
{
    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    public long? Count { get; init; }

    public IReadOnlyList<TargetFigurePart>? Parts { get; init; }
}

/// <summary>One measure of a target that has several.</summary>
public sealed record TargetFigurePart
{
    public required string Part { get; init; }

    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    public long? Count { get; init; }
}
