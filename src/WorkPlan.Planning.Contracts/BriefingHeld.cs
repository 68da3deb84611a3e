namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A unit recorded a briefing; carries the unit's regularity so far. In order for each unit, work year and kind; can come twice.
/// A later version replaces all earlier ones.
/// </summary>
public sealed record BriefingHeld
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>weekly, monthly or quarterly.</summary>
    public required string Kind { get; init; }

    public required DateOnly LastHeldOn { get; init; }

    /// <summary>How many briefings of this kind should have been held from the start of the work year to the last one.</summary>
    public required int Expected { get; init; }

    public required int Held { get; init; }
}
