using WorkPlan.Emulation.Contracts;
using WorkPlan.Inspections.Contracts;

namespace WorkPlan.Notifications.Tests;

/// <summary>What emulation and inspections say about the district.</summary>
internal static class OthersTell
{
    public static EmulationCampaignLaunched Launched(Guid campaign) => new()
    {
        StreamKey = $"campaign:{campaign}",
        Version = 2,
        OccurredAt = NotificationsApp.Then,
        CampaignId = campaign,
        Title = "Đoàn kết, trách nhiệm, kỷ cương",
        LaunchedByUnitCode = NotificationsApp.Province,
        WorkYear = 2022,
        LaunchedOn = new DateOnly(2022, 1, 10),
    };

    public static PledgeOpened Opened(Guid pledge, Guid campaign, params string[] signers) => new()
    {
        StreamKey = $"pledge:{pledge}",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        PledgeId = pledge,
        CampaignId = campaign,
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        OpenedOn = new DateOnly(2022, 1, 11),
        SignerPersonCodes = signers,
    };

    public static PledgeSigned Signed(Guid pledge, Guid campaign, params string[] missing) => new()
    {
        StreamKey = $"pledge:{pledge}",
        Version = 2,
        OccurredAt = NotificationsApp.Then,
        PledgeId = pledge,
        CampaignId = campaign,
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        Required = missing.Length + 1,
        Signed = 1,
        MissingPersonCodes = missing,
        LastSignedOn = new DateOnly(2022, 1, 12),
    };

    public static FindingRaised Raised(Guid finding) => new()
    {
        StreamKey = $"finding:{finding}",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        FindingId = finding,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        Category = "briefing",
        Severity = "shortcoming",
        Statement = "Chưa giao ban quý đầy đủ",
        Cause = "Thiếu đôn đốc",
        Remedy = "Giao ban đúng kỳ",
        RaisedOn = new DateOnly(2022, 1, 11),
        DueAt = NotificationsApp.Then.AddDays(30),
    };

    public static RemediationVerified Verified(Guid finding) => new()
    {
        StreamKey = $"finding:{finding}",
        Version = 3,
        OccurredAt = NotificationsApp.Then,
        FindingId = finding,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.District,
        VerifiedOn = new DateOnly(2022, 1, 12),
    };
}
