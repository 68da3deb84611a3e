namespace WorkPlan.Inspections.Contracts;

/// <summary>A self-inspecting unit handed in its report. Once for each submission (a returned report comes again); can come twice.</summary>
public sealed record SelfInspectionSubmitted
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Whether it came after the campaign's deadline.</summary>
    public required bool Late { get; init; }
}
