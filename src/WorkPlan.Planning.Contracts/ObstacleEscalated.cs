namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An open obstacle went one level up, because whoever held it asked for that or held it for too long. In order for each obstacle; can
/// come twice.
/// </summary>
public sealed record ObstacleEscalated
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid ObstacleId { get; init; }

    /// <summary>The unit that it stands in the way of.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>What it is, shortened to 300 characters.</summary>
    public required string Summary { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required string FromUnitCode { get; init; }

    /// <summary>The unit that has to remove it now.</summary>
    public required string ToUnitCode { get; init; }

    /// <summary>True when it went up by itself, because it had been held for too long.</summary>
    public required bool ByAge { get; init; }

    public required string Reason { get; init; }
}
