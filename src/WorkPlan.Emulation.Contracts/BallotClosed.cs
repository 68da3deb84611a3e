namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A secret ballot was closed and counted; the count is read where the ballot is, by whoever may. Once for each ballot, after its
/// <see cref="BallotOpened"/>; can come twice.
/// </summary>
public sealed record BallotClosed
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid BallotId { get; init; }

    public required Guid SessionId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    /// <summary>Codes of the people who could vote, whether they did or not.</summary>
    public required IReadOnlyList<string> ElectorPersonCodes { get; init; }
}
