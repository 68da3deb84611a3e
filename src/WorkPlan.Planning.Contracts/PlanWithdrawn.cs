namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An issued plan was recalled: its tasks are no tasks of the unit any more. Once for each plan, the last message of its stream; can
/// come twice. Another plan of the same unit and year has a stream of its own.
/// </summary>
public sealed record PlanWithdrawn
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    public required DateOnly WithdrawnOn { get; init; }

    public required string Reason { get; init; }
}
