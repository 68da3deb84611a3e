namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A conferred title was revoked (Law 06/2022/QH15, chapter VII). Once for each title, after its <see cref="TitleConferred"/> where that was
/// conferred here; can come twice.
/// </summary>
public sealed record TitleRevoked
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid TitleId { get; init; }

    public required string Title { get; init; }

    public required int WorkYear { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Null for a title of the unit as a collective.</summary>
    public string? PersonCode { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly RevokedOn { get; init; }

    public required string Reason { get; init; }

    /// <summary>Later titles that rested on it, now to be upheld or revoked in their turn.</summary>
    public required IReadOnlyList<Guid> InQuestionTitleIds { get; init; }
}
