namespace WorkPlan.Emulation.Contracts;

/// <summary>A unit responded to an emulation campaign. Once for each campaign and unit; can come twice.</summary>
public sealed record CampaignResponded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly RespondedOn { get; init; }
}
