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

    public static InspectionAnnounced Announced(Guid campaign, long version, params (string Unit, string Mode, string? VisitFrom)[] units) => new()
    {
        StreamKey = $"inspection-campaign:{campaign}",
        Version = version,
        OccurredAt = NotificationsApp.Then,
        CampaignId = campaign,
        Title = "Kiểm tra kế hoạch công tác năm 2022",
        WorkYear = 2022,
        ByUnitCode = NotificationsApp.Province,
        SelfReportDueAt = NotificationsApp.Then.AddDays(20),
        Units =
        [
            .. units.Select(unit => new InspectedUnit
            {
                UnitCode = unit.Unit,
                Mode = unit.Mode,
                VisitFrom = unit.VisitFrom is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null,
            }),
        ],
    };

    public static CommonLessonsNoticed Lessons(Guid campaign, Guid notice) => new()
    {
        StreamKey = $"inspection-campaign:{campaign}",
        Version = 9,
        OccurredAt = NotificationsApp.Then,
        CampaignId = campaign,
        NoticeId = notice,
        ByUnitCode = NotificationsApp.Province,
        WorkYear = 2022,
        Number = "20/TB-VKS",
        IssuedOn = new DateOnly(2022, 1, 12),
        UnitCodes = [NotificationsApp.District, "HT.CL"],
    };

    public static RankingPublished Ranked(Guid ranking, int number, string? reason = null) => new()
    {
        StreamKey = $"ranking:{ranking}",
        Version = number * 4,
        OccurredAt = NotificationsApp.Then,
        RankingId = ranking,
        ClusterId = Guid.CreateVersion7(),
        ClusterCode = "HT-CUM-1",
        ClusterName = "Cụm thi đua số 1",
        FormedByUnitCode = NotificationsApp.Province,
        WorkYear = 2021,
        RankingVersion = number,
        Reason = reason,
        Units =
        [
            new RankedUnitLine { UnitCode = NotificationsApp.District, Rank = number, Hundredths = 9_900, FormerRank = number > 1 ? number - 1 : null },
            new RankedUnitLine { UnitCode = "HT.CL", Rank = 3 - number, Hundredths = 9_000, FormerRank = number > 1 ? 2 : null },
        ],
    };

    public static Commended Praised(string? person)
    {
        var id = Guid.CreateVersion7();
        return new Commended
        {
            StreamKey = $"commendation:{id}",
            Version = 1,
            OccurredAt = NotificationsApp.Then,
            CommendationId = id,
            ByUnitCode = NotificationsApp.Province,
            UnitCode = NotificationsApp.District,
            PersonCode = person,
            WorkYear = 2022,
            CommendedOn = new DateOnly(2022, 1, 12),
            Text = "Chủ động xây dựng chương trình công tác.",
        };
    }

    public static BallotOpened Ballot(Guid ballot, params string[] electors) => new()
    {
        StreamKey = $"ballot:{ballot}",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        BallotId = ballot,
        SessionId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.Province,
        WorkYear = 2021,
        Title = "emulationFighterBase",
        Proposals = 3,
        ElectorPersonCodes = electors,
    };

    public static BallotClosed Counted(Guid ballot, params string[] electors) => new()
    {
        StreamKey = $"ballot:{ballot}",
        Version = 2,
        OccurredAt = NotificationsApp.Then,
        BallotId = ballot,
        SessionId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.Province,
        WorkYear = 2021,
        Title = "emulationFighterBase",
        ElectorPersonCodes = electors,
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
