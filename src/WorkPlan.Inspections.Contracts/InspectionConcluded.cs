namespace WorkPlan.Inspections.Contracts;

/// <summary>The inspection of one unit was concluded. Once for each campaign and unit; can come twice.</summary>
public sealed record InspectionConcluded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>direct or self.</summary>
    public required string Mode { get; init; }

    /// <summary>met, basicallyMet or notMet.</summary>
    public required string Grade { get; init; }

    public required DateOnly ConcludedOn { get; init; }

    public required int Findings { get; init; }
}
