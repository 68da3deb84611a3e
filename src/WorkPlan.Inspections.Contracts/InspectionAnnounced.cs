namespace WorkPlan.Inspections.Contracts;

/// <summary>
/// An inspection campaign was announced, or its units changed (one escalated from self to direct, a visit postponed, a closed unit's
/// part handed to its successor). In order for each
/// campaign; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record InspectionAnnounced
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Title { get; init; }

    public required int WorkYear { get; init; }

    public required string ByUnitCode { get; init; }

    public required DateTimeOffset SelfReportDueAt { get; init; }

    /// <summary>Every unit in scope, each in exactly one mode.</summary>
    public required IReadOnlyList<InspectedUnit> Units { get; init; }
}

/// <summary>A unit of an inspection campaign.</summary>
public sealed record InspectedUnit
{
    public required string UnitCode { get; init; }

    /// <summary>direct or self.</summary>
    public required string Mode { get; init; }

    /// <summary>The unit that answers since the inspected one was closed; null while that is the inspected one itself.</summary>
    public string? ResponsibleUnitCode { get; init; }

    /// <summary>The first day of the visit; null without one.</summary>
    public DateOnly? VisitFrom { get; init; }
}
