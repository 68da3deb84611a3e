namespace WorkPlan.Emulation.Contracts;

/// <summary>An emulation campaign was launched. Once for each campaign; can come twice.</summary>
public sealed record EmulationCampaignLaunched
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Title { get; init; }

    public required string LaunchedByUnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly LaunchedOn { get; init; }
}
