namespace WorkPlan.Inspections.Contracts;

/// <summary>The inspecting unit told all units of a campaign what it showed (thông báo rút kinh nghiệm chung). Once for each notice; can come twice.</summary>
public sealed record CommonLessonsNoticed
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid NoticeId { get; init; }

    public required string ByUnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The units that have to heed it: all in the campaign, or their successors.</summary>
    public required IReadOnlyList<string> UnitCodes { get; init; }
}
