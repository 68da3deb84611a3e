using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Notifications.Tests;

/// <summary>The notifications service on a real broker and database, with a province HT and its districts HT.HS and HT.CL.</summary>
public sealed class NotificationsApp() : ServiceApp<Program, NotificationsDbContext>(VietnamTime.At(new DateOnly(2022, 1, 12), new TimeOnly(9, 0)))
{
    public const string Province = "HT";
    public const string District = "HT.HS";
    public const string Api = "/api/v1/notifications";
    public static readonly DateTimeOffset Then = VietnamTime.At(new DateOnly(2022, 1, 12), new TimeOnly(8, 0));

    public HttpClient AsChief => As("chief", Province, subtree: true, personCode: "HT-01", userId: "ht-chief");

    public HttpClient AsHead => As("chief", District, personCode: "HS-01", userId: "hs-chief");

    public HttpClient AsStaff => As("staff", District, personCode: "HS-05", userId: "hs-staff");

    public async Task HasUnits()
    {
        foreach (var (code, parent) in new[] { (Province, null), (District, Province), ("HT.CL", Province) })
            await Bus.Deliver(Unit(code, parent));
    }

    internal static Task<Page<NotificationView>> Inbox(HttpClient client, string query = "") => client.Read<Page<NotificationView>>($"{Api}{query}");

    public static OrgUnitChanged Unit(string code, string? parent) => new()
    {
        StreamKey = $"unit:{code}",
        Version = 1,
        OccurredAt = Then,
        Code = code,
        Name = $"Viện kiểm sát {code}",
        Level = parent is null ? "province" : "district",
        Type = "procuracy",
        ParentCode = parent,
        ValidFrom = new DateOnly(2000, 1, 1),
    };

    public static DirectiveReceived Directive(Guid id, string number = "01/CT-VKSTC", long version = 1) => new()
    {
        StreamKey = $"document:{id}",
        Version = version,
        OccurredAt = Then,
        DocumentId = id,
        Type = "directive",
        Issuer = "Viện trưởng VKSND tối cao",
        IssuerKind = "supreme",
        Number = number,
        IssuedOn = new DateOnly(2021, 12, 15),
        ReceivedOn = new DateOnly(2022, 1, 11),
        AppliesToWorkYear = 2022,
        Abstract = "Công tác của ngành Kiểm sát nhân dân năm 2022",
        ScopeUnitCode = Province,
        RequiresSupplement = true,
        DisseminationDueAt = VietnamTime.At(new DateOnly(2022, 1, 20), new TimeOnly(17, 0)),
    };

    public static DisseminationProgressed Dissemination(Guid document, long version, params string[] missing) => new()
    {
        StreamKey = $"dissemination:{document}:{District}",
        Version = version,
        OccurredAt = Then,
        DocumentId = document,
        DocumentNumber = "01/CT-VKSTC",
        DocumentAbstract = "Công tác của ngành Kiểm sát nhân dân năm 2022",
        UnitCode = District,
        WorkYear = 2022,
        ReceivedOn = new DateOnly(2022, 1, 11),
        DueAt = VietnamTime.At(new DateOnly(2022, 1, 20), new TimeOnly(17, 0)),
        RequiredPersons = 2,
        AcknowledgedPersons = 2 - missing.Length,
        Missing = [.. missing.Select(person => new MissingAcknowledgement { PersonCode = person, FullName = person })],
    };

    public static PlanAdvanced Plan(Guid id, string state, long version, string? comment = null) => new()
    {
        StreamKey = $"plan:{id}",
        Version = version,
        OccurredAt = Then,
        PlanId = id,
        UnitCode = District,
        WorkYear = 2022,
        Title = "Kế hoạch công tác năm 2022",
        State = state,
        Comment = comment,
    };

    public static ObstacleEscalated SentUp(Guid obstacle, string toUnit, long version) => new()
    {
        StreamKey = $"obstacle:{obstacle}",
        Version = version,
        OccurredAt = Then,
        ObstacleId = obstacle,
        UnitCode = District,
        WorkYear = 2022,
        Summary = "Chưa thống nhất với Tòa án về gửi bản án",
        RaisedOn = new DateOnly(2021, 12, 1),
        FromUnitCode = District,
        ToUnitCode = toUnit,
        ByAge = true,
        Reason = "Đã 46 ngày chưa được tháo gỡ",
    };

    public static ObligationReminded SupplementReminder(Guid document) => new()
    {
        StreamKey = $"obligation-notice:{document}",
        Version = 1,
        OccurredAt = Then,
        NoticeId = document,
        Rule = "5wd",
        Step = 1,
        Obligation = Overdue(document, document).Obligation,
    };

    public static SupplementAnswered Answered(params Guid[] documents) => new()
    {
        StreamKey = "supplement-answers:1",
        Version = 3,
        OccurredAt = Then,
        PlanId = Guid.CreateVersion7(),
        UnitCode = District,
        WorkYear = 2022,
        Documents = [.. documents.Select(document => new AnsweredDocument { DocumentId = document, InTime = true })],
        NoChangeReason = "Kế hoạch đã có đủ nhiệm vụ",
        AnsweredOn = new DateOnly(2022, 1, 12),
    };

    public static ObligationReminded ReportReminder(Guid notice, string unit = District, string? reporting = null) => new()
    {
        StreamKey = $"obligation-notice:{notice}",
        Version = 1,
        OccurredAt = Then,
        NoticeId = notice,
        Rule = "5wd",
        Step = 1,
        Obligation = ReportOwed(unit, reporting),
    };

    public static ObligationEscalated ReportOverdue(Guid notice) => new()
    {
        StreamKey = $"obligation-notice:{notice}",
        Version = 1,
        OccurredAt = Then,
        NoticeId = notice,
        Rule = "0wd",
        Step = 1,
        ToUnitCode = Province,
        Obligation = ReportOwed(District, null),
    };

    public static ObligationWaived Waived(ObligationLine obligation, long version, DateTimeOffset at) => new()
    {
        StreamKey = $"obligation:{obligation.ObligationId}",
        Version = version,
        OccurredAt = at,
        Obligation = obligation,
        Reason = "Đã nêu trong kế hoạch chung",
    };

    public static ReportSubmitted Submitted(Guid report, long version, string unit = District, params string[] alsoFor) => new()
    {
        StreamKey = $"report:{report}",
        Version = version,
        OccurredAt = Then,
        ReportId = report,
        UnitCode = unit,
        WorkYear = 2022,
        FormCode = "BTK-01",
        FormName = "Biểu thống kê án dân sự",
        Period = "2022-M12",
        SubmittedAt = Then,
        InTime = true,
        AlsoForUnitCodes = alsoFor,
    };

    public static ObligationEscalated Overdue(Guid notice, Guid document) => new()
    {
        StreamKey = $"obligation:{notice}",
        Version = 1,
        OccurredAt = Then,
        NoticeId = notice,
        Rule = "0wd",
        Step = 1,
        ToUnitCode = Province,
        Obligation = new ObligationLine
        {
            ObligationId = Guid.CreateVersion7(),
            Kind = "supplement",
            DebtorKind = "unit",
            DebtorCode = District,
            UnitCode = District,
            WorkYear = 2022,
            DocumentId = document,
            Document = "01/CT-VKSTC",
            DueAt = VietnamTime.At(new DateOnly(2022, 1, 11), new TimeOnly(17, 0)),
        },
    };

    private static ObligationLine ReportOwed(string unit, string? reporting) => new()
    {
        ObligationId = Guid.CreateVersion7(),
        Kind = "report",
        DebtorKind = "unit",
        DebtorCode = unit,
        UnitCode = unit,
        WorkYear = 2022,
        DocumentId = Guid.Empty,
        FormCode = "BTK-01",
        Period = "2022-M12",
        ReportingUnitCode = reporting ?? unit,
        Document = "Biểu thống kê án dân sự (2022-M12)",
        DueAt = VietnamTime.At(new DateOnly(2022, 1, 11), new TimeOnly(16, 0)),
    };
}
