namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A council opened a secret ballot; its electors can vote. Once for each ballot, before its <see cref="BallotClosed"/>; can come twice.
/// Nothing is ever sent of a single vote: not what it says, and not that it was cast.
/// </summary>
public sealed record BallotOpened
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid BallotId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>The unit whose council votes.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>advancedWorker, emulationFighterBase, emulationFighterSector, emulationFighterNational, advancedCollective, …</summary>
    public required string Title { get; init; }

    /// <summary>How many proposals are voted on.</summary>
    public required int Proposals { get; init; }

    /// <summary>Codes of the people who may vote: the members present.</summary>
    public required IReadOnlyList<string> ElectorPersonCodes { get; init; }
}
