namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A unit held its yearly conference of civil servants and employees with its trade union. Once for each conference; can come twice.
/// </summary>
public sealed record ConferenceHeld
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid ConferenceId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The day it was called for.</summary>
    public required DateOnly CalledFor { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>The trade-union organisation that co-hosted.</summary>
    public required string TradeUnion { get; init; }

    /// <summary>How many served in the unit on the day, and how many of them were there.</summary>
    public required int Called { get; init; }

    public required int Present { get; init; }
}
