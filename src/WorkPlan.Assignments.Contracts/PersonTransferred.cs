namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// Somebody serves in another unit from now on: sent at local midnight of the day, or at once when it was recorded later. Once for each
/// transfer; can come twice, and before or after the <see cref="PersonChanged"/> that says the same of the person. What was done, signed or
/// conferred before the day stays with the old unit.
/// </summary>
public sealed record PersonTransferred
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid TransferId { get; init; }

    public required string PersonCode { get; init; }

    public required string FullName { get; init; }

    public required string FromUnitCode { get; init; }

    public required string ToUnitCode { get; init; }

    /// <summary>The first day in the new unit; the day before was the last in the old one.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>transfer, rotation or appointment.</summary>
    public required string Kind { get; init; }

    /// <summary>The record by which what the person held goes to others.</summary>
    public required Guid HandOverId { get; init; }

    /// <summary>How many open tasks the person left.</summary>
    public required int OpenTasks { get; init; }
}
