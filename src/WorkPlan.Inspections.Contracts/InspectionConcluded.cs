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

    /// <summary>What the answers score together, of <see cref="MaxScore"/>.</summary>
    public int Score { get; init; }

    public int MaxScore { get; init; }

    /// <summary>How many of the findings had been raised before, in this unit or one that it took over from.</summary>
    public int RepeatFindings { get; init; }
}
