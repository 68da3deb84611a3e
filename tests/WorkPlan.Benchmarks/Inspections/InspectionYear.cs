using System.Diagnostics;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Inspections;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.Inspections;

/// <summary>
/// A year of inspection of the whole sector in inspections' own database: 290 campaigns of ten units each, eighty questions a unit; a
/// sixth of the questions are filled by facts, as in the standard template of a plan's inspection.
/// </summary>
internal sealed class InspectionYear : IAsyncDisposable
{
    public const int WorkYear = 2025;
    public const int Inspections = Campaigns * UnitsInCampaign;
    public const int Answers = Inspections * Questions;
    private const int Campaigns = 290;
    private const int UnitsInCampaign = 10;
    private const int Questions = 80;
    private const int FactEvery = 6;
    private const int MaxScore = 10;
    private const int Documents = 5;
    private static readonly DateTimeOffset At = new(2025, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _inspections;
    private readonly List<(Guid CampaignId, string UnitCode, InspectionMode Mode)> _units = [];
    private readonly ChecklistItem _byHand = Item(1);

    private InspectionYear(string file)
    {
        File = file;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:inspectionsdb"] = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString,
            ["ConnectionStrings:messaging"] = "amqp://127.0.0.1", // never started
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddServiceDefaults("inspections");
        builder.AddInspections();
        _inspections = builder.Build();
    }

    public string File { get; }

    public static async Task<InspectionYear> CreateAsync(string file)
    {
        var year = new InspectionYear(file);
        await year.InDatabaseAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
            await db.Database.MigrateAsync();
        });
        return year;
    }

    /// <summary>Every campaign in a transaction of its own; the sum of all scores as the answers were given.</summary>
    public async Task<long> LoadAsync()
    {
        var (random, sum) = (new Random(17), 0L);
        var checklist = new Checklist
        {
            Code = "KT",
            Edition = 1,
            Title = "Bảng kiểm",
            UnitCode = "TW",
            Items = [.. Enumerable.Range(0, Questions).Select(Item)],
        };
        await InDatabaseAsync(db => AddAsync(db, checklist));
        for (var number = 0; number < Campaigns; number++)
        {
            await InDatabaseAsync(async db =>
            {
                var (campaign, inspections) = Conducted(checklist, number, random);
                _units.AddRange(inspections.Select(inspection => (campaign.Id, inspection.UnitCode, campaign.UnitOf(inspection.UnitCode).Mode)));
                sum += inspections.Sum(inspection => inspection.Answers.Sum(answer => answer.Score));
                db.AddRange(inspections);
                AddWhatTheOthersTold(db, campaign);
                await AddAsync(db, campaign);
            });
        }
        return sum;
    }

    /// <summary>
    /// One answer of one unit is entered anew, by the handler of the service's endpoint: who is asking, may they see and answer, are they
    /// independent, what does the fact say, the save, and the whole sheet with the unit's score as it is shown. Only HTTP is left out, which
    /// costs the same for every request. The score stays what it was.
    /// </summary>
    public async Task CorrectAsync(int number)
    {
        var (campaignId, unitCode, mode) = _units[number % _units.Count];
        await using var scope = _inspections.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = Answering(unitCode, mode) };
        var db = services.GetRequiredService<InspectionsDbContext>();
        var known = await db.UnitInspections.AsNoTracking().Where(inspection => inspection.CampaignId == campaignId && inspection.UnitCode == unitCode)
            .Select(inspection => new { inspection.Version, Scores = inspection.Answers.Select(answer => new { answer.ItemCode, answer.Score }).ToList() }).SingleAsync();
        var started = Stopwatch.GetTimestamp();
        var answered = await AnsweringChecklists.Answer(
            campaignId, unitCode,
            new AnswerChecklistRequest
            {
                Answers = [new AnswerRequest { ItemCode = _byHand.Code, Verdict = Verdict.Manual, Score = known.Scores.Single(answer => answer.ItemCode == _byHand.Code).Score }],
            },
            new IfMatch(known.Version), db, services.GetRequiredService<InspectionAccess>(), services.GetRequiredService<ChecklistSheet>(),
            services.GetRequiredService<CurrentUser>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None);
        Corrected += Stopwatch.GetElapsedTime(started);
        if (answered.Value.Score != known.Scores.Sum(answer => answer.Score) || answered.Value.Items.Count != Questions)
            throw new InvalidOperationException("The answer was not replaced.");
    }

    /// <summary>The time of all corrections so far; what a client reads before it sends one is not part of it.</summary>
    public TimeSpan Corrected { get; private set; }

    public async Task InDatabaseAsync(Func<InspectionsDbContext, Task> work)
    {
        await using var scope = _inspections.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<InspectionsDbContext>());
    }

    public ValueTask DisposeAsync() => _inspections.DisposeAsync();

    /// <summary>The inspector of the unit's province where it is visited, else its own head.</summary>
    private static ClaimsPrincipal Answering(string unitCode, InspectionMode mode)
    {
        var province = ProvinceOf(unitCode);
        var (role, unit) = mode == InspectionMode.Direct ? (Roles.Inspector, province) : (Roles.UnitHead, unitCode);
        return new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim("sub", role), new Claim("name", role), new Claim(CurrentUser.PersonCodeClaim, InspectorOf(province)),
            new Claim(Grant.ClaimType, $"{role}|{unit}|0|2000-01-01|"),
        ], "benchmark"));
    }

    private static string ProvinceOf(string unitCode) => $"P{unitCode[1..4]}";

    private static string InspectorOf(string province) => $"{province}-01";

    /// <summary>The units themselves, who serves where, and of each unit a fact and the documents that reached it.</summary>
    private static void AddWhatTheOthersTold(InspectionsDbContext db, InspectionCampaign campaign)
    {
        db.Add(UnitOf(campaign.ByUnitCode, null));
        var inspector = new PersonChanged
        {
            StreamKey = campaign.ByUnitCode,
            Version = 1,
            OccurredAt = At,
            PersonCode = InspectorOf(campaign.ByUnitCode),
            FullName = "Trưởng đoàn",
            UnitCode = campaign.ByUnitCode,
            Kind = "civilServant",
            RecruitedOn = new DateOnly(2010, 1, 1),
            ServesFrom = new DateOnly(2010, 1, 1),
            Absences = [],
        };
        db.Add(OfficeRecord.Of(inspector));
        db.Add(new PersonCopy { Code = inspector.PersonCode, FullName = inspector.FullName, UnitCode = inspector.UnitCode, Kind = inspector.Kind });
        foreach (var unit in campaign.DirectUnits.Concat(campaign.SelfUnits))
        {
            db.Add(UnitOf(unit, campaign.ByUnitCode));
            db.Add(Told(FactSource.WeeklyBriefings, $"{unit}:{WorkYear}", unit, new BriefingHeld
            {
                StreamKey = unit,
                Version = 1,
                OccurredAt = At,
                UnitCode = unit,
                WorkYear = WorkYear,
                Kind = "weekly",
                LastHeldOn = new DateOnly(2025, 5, 26),
                Expected = 26,
                Held = 25,
            }));
            for (var document = 0; document < Documents; document++)
            {
                var id = Guid.CreateVersion7();
                db.Add(Told(FactSource.Dissemination, $"{id}:{unit}", unit, new DisseminationProgressed
                {
                    StreamKey = unit,
                    Version = 1,
                    OccurredAt = At,
                    DocumentId = id,
                    DocumentAbstract = "Văn bản",
                    UnitCode = unit,
                    WorkYear = WorkYear,
                    ReceivedOn = new DateOnly(2025, 1, 12),
                    RequiredPersons = 20,
                    AcknowledgedPersons = 20,
                    Missing = [],
                }));
            }
        }
    }

    private static UnitCopy UnitOf(string code, string? parent) =>
        new() { Code = code, Name = code, ParentCode = parent, Level = "district", Type = "procuracy", ValidFrom = new DateOnly(2000, 1, 1) };

    private static Fact Told<T>(FactSource source, string key, string unit, T message) => new()
    {
        Source = source,
        Key = key,
        UnitCode = unit,
        WorkYear = WorkYear,
        SourceVersion = 1,
        OccurredAt = At,
        MessageId = Guid.CreateVersion7(),
        Content = JsonSerializer.Serialize(message, FactStore.Json),
    };

    private static ChecklistItem Item(int number) => new()
    {
        Code = $"Q-{number:00}",
        Group = $"group{number % 11}",
        Question = "Câu hỏi kiểm tra?",
        MaxScore = MaxScore,
        Fact = number % FactEvery == 0 ? FactKind.WeeklyBriefings : null,
    };

    private static async Task AddAsync(InspectionsDbContext db, object entity)
    {
        db.Add(entity);
        await db.SaveChangesAsync();
    }

    private static (InspectionCampaign Campaign, IReadOnlyList<UnitInspection> Inspections) Conducted(Checklist checklist, int number, Random random)
    {
        string[] units = [.. Enumerable.Range(0, UnitsInCampaign).Select(unit => $"U{number:000}.{unit:00}")];
        var campaign = InspectionCampaign.Plan(
            new PlanCampaignRequest
            {
                Title = "Kiểm tra",
                WorkYear = WorkYear,
                ByUnitCode = $"P{number:000}",
                Subject = "Kế hoạch công tác",
                Scope = new ScopeRequest { Levels = ["district"], Types = ["procuracy"] },
                DirectUnits = [.. units.Where((_, at) => at % 2 == 0)],
                SelfReportDueAt = At,
                ChecklistId = checklist.Id,
                ExaminedFrom = new DateOnly(2024, 12, 1),
                ExaminedTo = new DateOnly(2025, 5, 31),
                CampaignDate = new DateOnly(2025, 6, 1),
            },
            [.. units.Select(unit => new UnitInScope(unit, unit))]);
        campaign.NameTeam(
            [new TeamMember(InspectorOf(campaign.ByUnitCode), "Trưởng đoàn", TeamRole.Lead, [])], new TeamDecision("15/QĐ-VKS", campaign.CampaignDate, "Viện trưởng"),
            "chief", At);
        campaign.Announce(campaign.CampaignDate, null, WorkingCalendar.Vietnam);
        return (campaign, [.. campaign.Units.Select(unit => Answered(campaign, unit, checklist, random))]);
    }

    private static UnitInspection Answered(InspectionCampaign campaign, CampaignUnit unit, Checklist checklist, Random random)
    {
        var inspection = UnitInspection.Of(campaign, unit);
        foreach (var item in checklist.Items)
        {
            var held = random.Next(53);
            var fact = item.Fact is null
                ? null
                : new FactReading(
                    "fact.weekly-briefings", [$"{held}", "52"], held, 52, [new FactGap(null, null, "tuần 7")],
                    [new FactOrigin(FactSource.WeeklyBriefings, $"{unit.UnitCode}:{WorkYear}", held, Guid.CreateVersion7(), At)]);
            inspection.Answer(
                item,
                fact is null
                    ? new AnswerRequest { ItemCode = item.Code, Verdict = Verdict.Manual, Score = random.Next(MaxScore + 1) }
                    : new AnswerRequest { ItemCode = item.Code, Verdict = Verdict.Accept },
                fact, unit.Mode, "inspector", At);
        }
        return inspection;
    }
}
