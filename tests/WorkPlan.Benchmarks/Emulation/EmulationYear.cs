using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Benchmarks.Emulation;

/// <summary>
/// A year of emulation of the whole sector in emulation's own database: 34 clusters of regional procuracies and one of the 34 provinces, 389
/// units with 111 targets each, an inspection, and a handful of late reports and entered points; every cluster has a published ranking. In
/// the units serve 14,300 people with grades, initiatives, absences, discipline and earlier titles (<see cref="EmulationPeople"/>).
/// </summary>
internal sealed class EmulationYear : IAsyncDisposable
{
    public const int WorkYear = 2025;
    public const int Provinces = 34;
    public const int Regions = 355;
    public const int Units = Provinces + Regions;
    public const int Facts = Units * FactsOfUnit;
    private const int Targets = 111;
    private const int Others = 9;
    private const int FactsOfUnit = Targets + Others;
    private static readonly string[] Outcomes = ["met", "exceeded", "notMet", "notArisen"];
    private static readonly DateTimeOffset At = new(2025, 12, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _emulation;

    private EmulationYear(string file)
    {
        File = file;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:emulationdb"] = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString,
            ["ConnectionStrings:messaging"] = "amqp://127.0.0.1", // never started
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddServiceDefaults("emulation");
        builder.AddEmulation();
        _emulation = builder.Build();
    }

    public string File { get; }

    public static async Task<EmulationYear> CreateAsync(string file)
    {
        var year = new EmulationYear(file);
        await year.InServiceAsync(async (services, db) =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
            await db.Database.MigrateAsync();
            await year.LoadAsync(db);
            await services.GetRequiredService<RecomputeScores>().RunAsync(WorkYear, RankingCause.OfFrame("load"), CancellationToken.None);
            await db.SaveChangesAsync();
        });
        await year.InServiceAsync(year.RankAsync);
        return year;
    }

    public static string UnitAt(int number) => number < Provinces ? $"P{number:00}" : $"P{(number - Provinces) % Provinces:00}.KV{(number - Provinces) / Provinces:00}";

    public async Task InServiceAsync(Func<IServiceProvider, EmulationDbContext, Task> work)
    {
        await using var scope = _emulation.Services.CreateAsyncScope();
        await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<EmulationDbContext>());
    }

    /// <summary>What the message of a corrected target brings.</summary>
    public static ScoreFact Corrected(string unit, int target, string outcome, long version) => Target(unit, target, outcome, version);

    public ValueTask DisposeAsync() => _emulation.DisposeAsync();

    private async Task LoadAsync(EmulationDbContext db)
    {
        db.ScoringTables.Add(Table());
        db.Policies.Add(EmulationPeople.Policy());
        for (var number = 0; number < Units; number++)
            db.Units.Add(new UnitCopy { Code = UnitAt(number), Name = UnitAt(number), Level = number < Provinces ? "province" : "region", Type = "procuracy", ValidFrom = new DateOnly(2020, 1, 1) });
        var clusters = Enumerable.Range(0, Provinces + 1).Select(number => new EmulationCluster
        {
            Code = $"C{number:00}",
            Name = $"Cụm {number}",
            FormedByUnitCode = "TW",
            LegalBasis = "1/QĐ",
            ScoringTableCode = "BANG",
            ValidFrom = new DateOnly(2020, 1, 1),
        }).ToList();
        db.Clusters.AddRange(clusters);
        for (var number = 0; number < Units; number++)
        {
            var member = new ClusterMember { UnitCode = UnitAt(number) };
            member.Join(clusters[number < Provinces ? Provinces : (number - Provinces) % Provinces].Id, new DateOnly(2020, 1, 1));
            db.ClusterMembers.Add(member);
        }
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var loaded = await db.InsertManyAsync(FactsOf(new Random(17)), CancellationToken.None);
        await db.InsertEmulationPeopleAsync();
        await transaction.CommitAsync();
        if (loaded != Facts)
            throw new InvalidOperationException("Not all facts were loaded.");
    }

    private async Task RankAsync(IServiceProvider services, EmulationDbContext db)
    {
        var desk = services.GetRequiredService<RankingDesk>();
        var table = await db.ScoringTables.Select(known => known.Id).SingleAsync();
        foreach (var cluster in await db.Clusters.ToListAsync())
        {
            var ranking = ClusterRanking.Prepare(cluster.Id, WorkYear, "prepares", At);
            ranking.Verify("verifies", [], await desk.RowsAsync(cluster.Id, WorkYear, CancellationToken.None), At);
            ranking.Publish("publishes", table, At);
            db.Rankings.Add(ranking);
        }
        await db.SaveChangesAsync();
    }

    private static IEnumerable<ScoreFact> FactsOf(Random random)
    {
        for (var number = 0; number < Units; number++)
        {
            var unit = UnitAt(number);
            for (var target = 0; target < Targets; target++)
                yield return Target(unit, target, Outcomes[random.Next(Outcomes.Length)], version: 1);
            yield return new ScoreFact
            {
                UnitCode = unit,
                WorkYear = WorkYear,
                Kind = ScoreFactKind.InspectionConclusion,
                Key = Guid.CreateVersion7(At).ToString(),
                Value = random.Next(2) == 0 ? "met" : "basicallyMet",
                What = "direct",
                Findings = random.Next(5),
                On = new DateOnly(2025, 9, 1),
                MessageId = Guid.CreateVersion7(At),
                SourceVersion = 1,
            };
            for (var other = 1; other < Others; other++)
                yield return Lateness.Fact(unit, WorkYear, $"obligation:{other}", "Báo cáo", new DateOnly(2025, 6, 1), random.Next(2) == 0, 1, Guid.CreateVersion7(At));
        }
    }

    private static ScoreFact Target(string unit, int target, string outcome, long version) => new()
    {
        UnitCode = unit,
        WorkYear = WorkYear,
        Kind = ScoreFactKind.TargetOutcome,
        Key = $"T{target:000}@2024-12-01",
        Value = outcome,
        What = $"Chỉ tiêu công tác kiểm sát số {target}",
        TargetCode = $"T{target:000}",
        FieldCode = $"F{target % 9}",
        Stretch = target % 10 == 0,
        On = new DateOnly(2025, 12, 1),
        MessageId = Guid.CreateVersion7(At),
        SourceVersion = version,
    };

    private static ScoringTable Table() => ScoringTable.Register(new AddScoringTableRequest
    {
        Code = "BANG",
        Name = "Bảng chấm điểm",
        LegalBasis = "424/QĐ-VKSTC",
        ValidFrom = new DateOnly(2020, 1, 1),
        Rules =
        [
            new ScoreRule { Code = "CHI-TIEU", Name = "Chỉ tiêu", Kind = ScoreRuleKind.Targets, Met = 1, Exceeded = 1.1m, NotMet = 0, StretchPercent = 110, ScaleTo = 80 },
            new ScoreRule { Code = "KIEM-TRA", Name = "Kiểm tra", Kind = ScoreRuleKind.Inspections, Met = 10, BasicallyMet = 7, NotMet = 0, EachFinding = -0.25m, AtLeast = 0 },
            new ScoreRule { Code = "BAO-CAO", Name = "Báo cáo", Kind = ScoreRuleKind.Reporting, EachLate = -0.5m, AtLeast = -5 },
        ],
        TieBreak = ["CHI-TIEU"],
    });
}
