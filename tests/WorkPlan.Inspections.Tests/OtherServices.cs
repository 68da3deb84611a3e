using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Tests;

/// <summary>What the other services would tell, with the values that tests do not care about filled in.</summary>
internal static class OtherServices
{
    public const string LegalBasis = "Nghị quyết số 84/2025/UBTVQH15";
    private static readonly DateTimeOffset Then = VietnamTime.At(new DateOnly(2022, 2, 1), new TimeOnly(8, 0));

    public static OrgUnitChanged Unit(
        string code, string? parent, string level, string? name = null, long version = 1, string type = "procuracy", DateOnly? to = null) => new()
        {
            StreamKey = $"unit:{code}",
            Version = version,
            OccurredAt = Then,
            Code = code,
            Name = name ?? $"VKSND {code}",
            Level = level,
            Type = type,
            ParentCode = parent,
            ValidFrom = new DateOnly(2000, 1, 1),
            ValidTo = to,
        };

    public static PersonChanged Person(
        string code, string unit, string? managementTitle = null, DateOnly? from = null, DateOnly? to = null, long version = 1,
        string name = "Trần Văn Mẫu", DateOnly? titleFrom = null, DateOnly? told = null) => new()
        {
            StreamKey = $"person:{code}",
            Version = version,
            OccurredAt = told is { } day ? VietnamTime.At(day, new TimeOnly(8, 0)) : Then,
            PersonCode = code,
            FullName = name,
            UnitCode = unit,
            Kind = "civilServant",
            ManagementTitle = managementTitle,
            ManagementTitleFrom = titleFrom,
            RecruitedOn = new DateOnly(2010, 1, 1),
            ServesFrom = from ?? new DateOnly(2010, 1, 1),
            ServesTo = to,
            Absences = [],
        };

    public static DisseminationProgressed Dissemination(
        Guid document, string unit, string number, int required, string[]? missing = null, long version = 1, DateOnly? disseminatedOn = null,
        DateOnly? receivedOn = null) => new()
        {
            StreamKey = $"dissemination:{document}:{unit}",
            Version = version,
            OccurredAt = Then.AddMinutes(version),
            DocumentId = document,
            DocumentNumber = number,
            DocumentAbstract = "Văn bản mẫu",
            UnitCode = unit,
            WorkYear = 2022,
            ReceivedOn = receivedOn ?? new DateOnly(2022, 1, 12),
            DisseminatedOn = disseminatedOn ?? new DateOnly(2022, 1, 14),
            DueAt = VietnamTime.At(new DateOnly(2022, 1, 20), new TimeOnly(17, 0)),
            RequiredPersons = required,
            AcknowledgedPersons = required - (missing?.Length ?? 0),
            Missing = [.. (missing ?? []).Select(code => new MissingAcknowledgement { PersonCode = code, FullName = $"Người {code}" })],
        };

    public static BriefingHeld Briefings(string unit, int held, int expected, string kind = "weekly", long version = 1) => new()
    {
        StreamKey = $"briefings:{unit}:2022:{kind}",
        Version = version,
        OccurredAt = Then.AddMinutes(version),
        UnitCode = unit,
        WorkYear = 2022,
        Kind = kind,
        LastHeldOn = new DateOnly(2022, 4, 18),
        Expected = expected,
        Held = held,
    };

    public static BriefingsCounted Counted(string unit, int held, int expected, DateOnly to, long version = 1, string kind = "weekly") => new()
    {
        StreamKey = $"briefing-counts:{unit}:2022:{kind}",
        Version = version,
        OccurredAt = Then.AddMinutes(version),
        UnitCode = unit,
        WorkYear = 2022,
        Kind = kind,
        CountedTo = to,
        Expected = expected,
        Held = held,
    };

    public static PlanOverdue Overdue(Guid plan, string unit, long version = 3, bool lifted = false) => new()
    {
        StreamKey = $"plan-overdue:{plan}",
        Version = version,
        OccurredAt = Then.AddMinutes(version),
        PlanId = plan,
        UnitCode = unit,
        WorkYear = 2022,
        Title = "Kế hoạch công tác năm 2022",
        State = "draft",
        DueOn = new DateOnly(2022, 1, 20),
        Lifted = lifted,
    };

    public static PlanSnapshot Plan(Guid plan, string unit, int version = 1, int breakthroughs = 1) => new()
    {
        PlanId = plan,
        UnitCode = unit,
        WorkYear = 2022,
        Kind = "unitPlan",
        Title = "Kế hoạch công tác năm 2022",
        VersionNumber = version,
        Number = "01/KH-VKS",
        IssuedOn = new DateOnly(2022, 1, 20),
        DueOn = new DateOnly(2022, 1, 25),
        Tasks =
        [
            new PlannedTask { TaskId = Guid.CreateVersion7(), Kind = "key", Title = "Nhiệm vụ trọng tâm" },
            .. Enumerable.Range(0, breakthroughs)
                .Select(_ => new PlannedTask { TaskId = Guid.CreateVersion7(), Kind = "breakthrough", Title = "Nhiệm vụ đột phá" }),
        ],
        Targets =
        [
            new PlannedTarget { TargetCode = "CT-1", Name = "Truy tố đúng tội danh", Kind = "stretch", Comparison = "higher", Commitment = "≥ 99 %" },
            new PlannedTarget { TargetCode = "BS-1", Name = "Kiến nghị phòng ngừa", Kind = "additional", Comparison = "none", Commitment = "≥ 02" },
        ],
        Making = new PlanMaking
        {
            Steps =
            [
                Step("draft", 2), Step("submitted", 5), Step("returned", 7), Step("draft", 8), Step("submitted", 10), Step("approved", 15), Step("issued", 20),
            ],
            Fields = [Field("HINH-SU"), Field("DAN-SU"), Field("HANH-CHINH") with { HasSchedule = false }],
            Review = new PlanReviewTaken { HeldOn = new DateOnly(2021, 12, 28), Shortcomings = 2, Measures = 3, MeasuresLanded = 3 },
        },
    };

    private static PlanStepTaken Step(string state, int day) => new() { State = state, On = new DateOnly(2022, 1, day) };

    private static PlannedField Field(string code) =>
        new() { FieldCode = code, HasTarget = true, HasSchedule = true, HasMeasure = true, HasResponsible = true };

    public static TargetOutcomesChanged Outcomes(string unit, long version, params (string Target, string? Outcome)[] targets) => new()
    {
        StreamKey = $"target-outcomes:{unit}:2022",
        Version = version,
        OccurredAt = Then.AddMinutes(version),
        UnitCode = unit,
        WorkYear = 2022,
        Targets =
        [
            .. targets.Select(target => new TargetOutcomeLine
            {
                TargetCode = target.Target,
                From = new DateOnly(2021, 12, 1),
                FieldCode = "HINH-SU",
                Name = $"Chỉ tiêu {target.Target}",
                Outcome = target.Outcome,
                Counted = target.Target != "BS",
                Stretch = false,
            }),
        ],
    };

    public static ConferenceHeld Conference(string unit) => new()
    {
        StreamKey = $"conference:{unit}",
        Version = 3,
        OccurredAt = Then,
        ConferenceId = Guid.CreateVersion7(),
        UnitCode = unit,
        WorkYear = 2022,
        CalledFor = new DateOnly(2022, 1, 15),
        HeldOn = new DateOnly(2022, 1, 17),
        TradeUnion = "Công đoàn cơ sở",
        Called = 14,
        Present = 12,
    };

    public static PlanIssued Issued(PlanSnapshot plan) => new()
    {
        StreamKey = $"plan:{plan.PlanId}",
        Version = 3,
        OccurredAt = Then,
        Plan = plan,
    };

    public static PlanSupplemented Supplemented(PlanSnapshot plan) => new()
    {
        StreamKey = $"plan:{plan.PlanId}",
        Version = 5,
        OccurredAt = Then.AddDays(1),
        Plan = plan,
        BasedOnDocumentIds = [],
    };

    public static AssignmentDecisionIssued Decision(string unit, Guid? id = null, long version = 1) => new()
    {
        StreamKey = $"decision:{id}",
        Version = version,
        OccurredAt = Then,
        DecisionId = id ?? Guid.CreateVersion7(),
        UnitCode = unit,
        WorkYear = 2022,
        Number = "05/QĐ-VKS",
        SignedOn = new DateOnly(2022, 1, 25),
        EffectiveOn = new DateOnly(2022, 2, 1),
        Items = [],
        SupersededDecisionIds = [],
        PersonsWithTasks = 12,
        PersonsInUnit = 13,
    };

    public static CampaignResponded Response(string unit) => new()
    {
        StreamKey = $"campaign-response:{unit}",
        Version = 1,
        OccurredAt = Then,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = unit,
        WorkYear = 2022,
        RespondedOn = new DateOnly(2022, 2, 10),
    };

    public static PledgeSigned Pledge(string unit, int signed, int required, Guid? id = null, long version = 1) => new()
    {
        StreamKey = $"pledge:{id}",
        Version = version,
        OccurredAt = Then,
        PledgeId = id ?? Guid.CreateVersion7(),
        CampaignId = Guid.CreateVersion7(),
        UnitCode = unit,
        WorkYear = 2022,
        Required = required,
        Signed = signed,
        MissingPersonCodes = [.. Enumerable.Range(1, required - signed).Select(number => $"{unit}-{number:00}")],
        LastSignedOn = new DateOnly(2022, 2, 15),
    };

    public static TitleRegistered Titles(string unit, int persons, int collectives, long version = 1) => new()
    {
        StreamKey = $"registrations:{unit}:2022",
        Version = version,
        OccurredAt = Then,
        UnitCode = unit,
        WorkYear = 2022,
        Persons = persons,
        Collectives = collectives,
        LastRegisteredOn = new DateOnly(2022, 2, 20),
    };

    /// <summary>Units merged into one on 1 June 2022.</summary>
    public static UnitsSucceeded Succession(string heir, params string[] predecessors) => new()
    {
        StreamKey = $"succession:{heir}",
        Version = 1,
        OccurredAt = InspectionsApp.Now,
        SuccessionId = Guid.CreateVersion7(),
        Kind = "merge",
        EffectiveOn = new DateOnly(2022, 6, 1),
        LegalBasis = LegalBasis,
        Links =
        [
            .. predecessors.Select(code => new SuccessionLink { PredecessorCode = code, SuccessorCode = heir, BasisPoints = 10_000, IsHeir = true }),
        ],
    };
}
