namespace WorkPlan.Inspections.Contracts;

/// <summary>
/// An inspection campaign was announced, or its partition changed (a unit escalated from self to direct). In order for each
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
}
