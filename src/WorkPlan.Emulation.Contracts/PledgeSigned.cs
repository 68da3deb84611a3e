namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// How far a unit's emulation pledge is signed. Sent at every signature and refusal, in order for each pledge; can come twice.
/// A later version replaces all earlier ones.
/// </summary>
public sealed record PledgeSigned
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PledgeId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required int Required { get; init; }

    public required int Signed { get; init; }

    /// <summary>Codes of the people who have not signed.</summary>
    public required IReadOnlyList<string> MissingPersonCodes { get; init; }

    public required DateOnly LastSignedOn { get; init; }
}
