namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An obligation is overdue: the next level up is told. Once for each step after each deadline, however many instances sweep; can come
/// twice with the same notice.
/// </summary>
public sealed record ObligationEscalated
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid NoticeId { get; init; }

    public required ObligationLine Obligation { get; init; }

    /// <summary>How long after the deadline: <c>0wd</c> is at once, <c>5wd</c> five working days.</summary>
    public required string Rule { get; init; }

    /// <summary>From 1: how many levels up, where there are so many.</summary>
    public required int Step { get; init; }

    public required string ToUnitCode { get; init; }
}
