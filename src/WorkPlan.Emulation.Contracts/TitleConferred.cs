namespace WorkPlan.Emulation.Contracts;

/// <summary>An emulation title was conferred. Once for each title, before its <see cref="TitleRevoked"/>; can come twice.</summary>
public sealed record TitleConferred
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid TitleId { get; init; }

    /// <summary>advancedWorker, emulationFighterBase, emulationFighterSector, emulationFighterNational, advancedCollective, …</summary>
    public required string Title { get; init; }

    public required int WorkYear { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Null for a title of the unit as a collective.</summary>
    public string? PersonCode { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }
}
