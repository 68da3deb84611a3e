namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// What somebody who left a unit held there has been received: nobody has to hand anything over any longer. Once for
/// each hand-over; can come twice, and before the <see cref="PersonTransferred"/> that opened it.
/// </summary>
public sealed record HandOverReceived
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid HandOverId { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>The unit that was left.</summary>
    public required string UnitCode { get; init; }

    public required DateOnly ReceivedOn { get; init; }
}
