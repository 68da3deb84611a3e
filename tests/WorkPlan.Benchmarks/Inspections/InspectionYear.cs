using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults;

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
    private static readonly DateTimeOffset At = new(2025, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _inspections;
    private readonly List<(Guid CampaignId, string UnitCode)> _units = [];
    private readonly ChecklistItem _byHand = Item(1);
    private Guid _checklist;

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
        _checklist = checklist.Id;
        await InDatabaseAsync(db => AddAsync(db, checklist));
        for (var number = 0; number < Campaigns; number++)
        {
            await InDatabaseAsync(async db =>
            {
                var (campaign, inspections) = Conducted(checklist, number, random);
                _units.AddRange(inspections.Select(inspection => (campaign.Id, inspection.UnitCode)));
                sum += inspections.Sum(inspection => inspection.Answers.Sum(answer => answer.Score));
                db.AddRange(inspections);
                await AddAsync(db, campaign);
            });
        }
        return sum;
    }

    /// <summary>
    /// One answer of one unit is entered anew, as the service does it: the campaign, the unit's inspection with all its answers, the save,
    /// and the unit's score from them. The score stays what it was.
    /// </summary>
    public Task CorrectAsync(int number) => InDatabaseAsync(async db =>
    {
        var (campaignId, unitCode) = _units[number % _units.Count];
        var campaign = await db.Campaigns.SingleAsync(known => known.Id == campaignId);
        var inspection = await db.UnitInspections.SingleAsync(known => known.CampaignId == campaignId && known.UnitCode == unitCode);
        var checklist = await db.Checklists.AsNoTracking().SingleAsync(known => known.Id == _checklist);
        var (mode, before) = (campaign.UnitOf(unitCode).Mode, ScoreOf(inspection));
        var score = inspection.Answers.Single(answer => answer.ItemCode == _byHand.Code).Score;
        inspection.Answer(
            checklist.Items.Single(item => item.Code == _byHand.Code), new AnswerRequest { ItemCode = _byHand.Code, Verdict = Verdict.Manual, Score = score }, null, mode,
            "inspector", At.AddMinutes(number));
        db.Touch(inspection);
        await db.SaveChangesAsync();
        if (ScoreOf(inspection) != before || inspection.Answers.Count != Questions)
            throw new InvalidOperationException("The answer was not replaced.");
    });

    public async Task InDatabaseAsync(Func<InspectionsDbContext, Task> work)
    {
        await using var scope = _inspections.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<InspectionsDbContext>());
    }

    public ValueTask DisposeAsync() => _inspections.DisposeAsync();

    private static int ScoreOf(UnitInspection inspection) => inspection.Answers.Sum(answer => answer.Score);

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
