namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An issued plan came to its end: its year is over and judged, or its unit was closed. It stays in force for what lies in its time, but
/// nothing is added to it any more. Once for each plan, the last message of its stream; can come twice.
/// </summary>
public sealed record PlanClosed
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    /// <summary>The day on which it was closed.</summary>
    public required DateOnly ClosedOn { get; init; }

    /// <summary>The end of the work year, or of the unit when it was closed earlier.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>What was left open and why, or that the unit was closed.</summary>
    public string? Note { get; init; }
}
