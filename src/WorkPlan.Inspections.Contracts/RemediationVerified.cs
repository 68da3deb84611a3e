namespace WorkPlan.Inspections.Contracts;

/// <summary>The remediation of a finding was verified with evidence, which closes the finding. After its <see cref="FindingRaised"/>; can come twice.</summary>
public sealed record RemediationVerified
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid FindingId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly VerifiedOn { get; init; }
}
