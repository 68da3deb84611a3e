namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A week, month or quarter is over: how many briefings of the kind a unit should have held by then, and how many it held – also where it
/// held none. Once for each unit, kind and period that is over, and again when a briefing of before is recorded later; in order for each
/// unit, work year and kind; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record BriefingsCounted
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>weekly, monthly or quarterly.</summary>
    public required string Kind { get; init; }

    /// <summary>The last day of the period that is over, of the work year, or of the unit.</summary>
    public required DateOnly CountedTo { get; init; }

    /// <summary>How many briefings of this kind should have been held from the start of the work year to that day.</summary>
    public required int Expected { get; init; }

    public required int Held { get; init; }
}
