namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An obstacle was removed: nobody need see to it any more. Once each time that it is resolved, on the stream of
/// <see cref="ObstacleEscalated"/>; can come twice.
/// </summary>
public sealed record ObstacleResolved
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid ObstacleId { get; init; }

    /// <summary>The unit that it stood in the way of.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The unit that removed it.</summary>
    public required string ByUnitCode { get; init; }

    public required DateOnly ResolvedOn { get; init; }
}
