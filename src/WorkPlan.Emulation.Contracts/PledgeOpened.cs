namespace WorkPlan.Emulation.Contracts;

/// <summary>A unit opened its emulation pledge for signing. Once for each pledge, before its <see cref="PledgeSigned"/>; can come twice.</summary>
public sealed record PledgeOpened
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PledgeId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>Codes of the people who are to sign.</summary>
    public required IReadOnlyList<string> SignerPersonCodes { get; init; }
}
