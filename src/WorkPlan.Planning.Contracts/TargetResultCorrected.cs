namespace WorkPlan.Planning.Contracts;

/// <summary>
/// Figures of a unit's targets that stood were replaced, with a reason; whatever was computed from the old ones is to be computed anew.
/// In order for each unit and work year, together with <see cref="TargetResultRecorded"/>; can come twice.
/// </summary>
public sealed record TargetResultCorrected
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required IReadOnlyList<CorrectedTargetResult> Results { get; init; }
}

/// <summary>One figure before and after its correction.</summary>
public sealed record CorrectedTargetResult
{
    public required string TargetCode { get; init; }

    /// <summary>2022, 2022-H1, 2022-Q3 or 2022-M05.</summary>
    public required string Period { get; init; }

    public required TargetFigures Before { get; init; }

    public required TargetFigures After { get; init; }

    public required string Reason { get; init; }
}
