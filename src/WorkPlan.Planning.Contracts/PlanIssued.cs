namespace WorkPlan.Planning.Contracts;

/// <summary>
/// The first version of a unit's plan for a work year was issued, with all that it holds. Once for each plan; can come twice.
/// Later versions come as <see cref="PlanSupplemented"/> on the same stream.
/// </summary>
public sealed record PlanIssued
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required PlanSnapshot Plan { get; init; }
}
