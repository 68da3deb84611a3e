using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Policies;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests;

/// <summary>The emulation service on a real broker and database, with a province HT, its district HT.HS, and people as tests need them.</summary>
public sealed partial class EmulationApp() : ServiceApp<Program, EmulationDbContext>(VietnamTime.At(new DateOnly(2022, 3, 1), new TimeOnly(9, 0)))
{
    public const string Province = "HT";
    public const string Unit = "HT.HS";
    public const string Api = "/api/v1/emulation";
    private static readonly DateTimeOffset Long = VietnamTime.At(new DateOnly(2021, 12, 1), new TimeOnly(8, 0));

    public HttpClient AsProvince => As("chief", Province, subtree: true);

    public HttpClient AsOfficer => As("emulationOfficer", Unit);

    public async Task HasUnits()
    {
        await Bus.Deliver(UnitState(Province, null, "province"));
        await Bus.Deliver(UnitState(Unit, Province, "district"));
    }

    public async Task HasPerson(string code, DateOnly? recruitedOn = null, params PersonAbsence[] absences) =>
        await Bus.Deliver(PersonState(code, recruitedOn, absences));

    public async Task HasPolicy(bool requiresRegistration = false, Rounding rounding = Rounding.Floor) =>
        await As("systemAdministrator").Create($"{Api}/policies", Policy(requiresRegistration, rounding)).ShouldBeOk<PolicyView>();

    public async Task<CampaignView> HasLaunchedCampaign()
    {
        var created = await AsProvince.Create($"{Api}/campaigns", Campaign());
        var campaign = await created.ShouldBeOk<CampaignView>();
        return await AsProvince.Change(
            HttpMethod.Post, $"{Api}/campaigns/{campaign.Id}/launch", created.Etag(), new { launchedOn = new DateOnly(2022, 1, 20) })
            .ShouldBeOk<CampaignView>();
    }

    public static object Campaign() => new
    {
        title = "Đoàn kết, trách nhiệm, kỷ cương, bản lĩnh, hiệu quả",
        criteria = "Hoàn thành và vượt các chỉ tiêu công tác năm 2022.",
        workYear = 2022,
        launchedByUnitCode = Province,
        responseDueOn = new DateOnly(2022, 2, 28),
        registrationFrom = new DateOnly(2022, 1, 20),
        registrationTo = new DateOnly(2022, 3, 15),
    };

    public static object Policy(bool requiresRegistration, Rounding rounding) => new
    {
        legalBasis = "01/2019/TT-VKSTC",
        validFrom = new DateOnly(2019, 1, 1),
        validTo = new DateOnly(2024, 9, 30),
        requiresRegistration,
        conditions = new object[]
        {
            new
            {
                title = "advancedWorker", minServiceMonths = 10, excludedFromAbsenceMonths = 3,
                absencesNotCounted = new[] { "maternityLeave" }, excludedByDiscipline = true, requiresInitiative = false,
            },
            new { title = "emulationFighterBase", requiresInitiative = true, buildsOn = "advancedWorker" },
            new { title = "advancedCollective" },
        },
        quotas = new object[]
        {
            new
            {
                title = "emulationFighterBase", shareOf = "advancedWorker", basisPoints = 1500, rounding,
                pool = "unit", tieBreak = new[] { "score", "seniority" },
            },
        },
    };

    public static OrgUnitChanged UnitState(string code, string? parent, string level, long version = 1) => new()
    {
        StreamKey = $"unit:{code}",
        Version = version,
        OccurredAt = Long,
        Code = code,
        Name = $"Viện kiểm sát {code}",
        Level = level,
        Type = "procuracy",
        ParentCode = parent,
        ValidFrom = new DateOnly(2000, 1, 1),
    };

    public static PersonChanged PersonState(
        string code, DateOnly? recruitedOn = null, PersonAbsence[]? absences = null, long version = 1, string name = "Trần Văn Mẫu") => new()
        {
            StreamKey = $"person:{code}",
            Version = version,
            OccurredAt = Long,
            PersonCode = code,
            FullName = name,
            UnitCode = Unit,
            Kind = "civilServant",
            RecruitedOn = recruitedOn ?? new DateOnly(2010, 1, 1),
            ServesFrom = recruitedOn ?? new DateOnly(2010, 1, 1),
            Absences = absences ?? [],
        };

    public static DisciplineImposed Discipline(Guid id, string person, int faultYear, DateOnly decidedOn, long version = 1, bool withdrawn = false) => new()
    {
        StreamKey = $"discipline:{id}",
        Version = version,
        OccurredAt = Long,
        DisciplineId = id,
        PersonCode = person,
        Form = "reprimand",
        DecidedOn = decidedOn,
        FaultWorkYear = faultYear,
        Withdrawn = withdrawn,
    };
}
