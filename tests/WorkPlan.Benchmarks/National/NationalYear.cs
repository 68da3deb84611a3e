using System.Security.Claims;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning;
using WorkPlan.Planning.Fields;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.National;

/// <summary>
/// A work year of the whole sector, or of a part of it, in planning's own database: a province for every 22 units, 67 targets for each
/// unit, fifteen reports of each target (twelve months, two halves, the year).
/// </summary>
internal sealed class NationalYear : IAsyncDisposable
{
    public const int WorkYear = 2025;
    public const string Root = "TW";
    private const int UnitsInProvince = 22;
    private const int UnitsAtOnce = 40;
    private static readonly DateOnly Begin = new(2000, 1, 1);
    private static readonly string[] Periods =
        [.. Enumerable.Range(1, 12).Select(month => $"{WorkYear}-M{month:00}"), $"{WorkYear}-H1", $"{WorkYear}-H2", $"{WorkYear}"];

    private readonly WebApplication _planning;

    private NationalYear(string file, int provinces)
    {
        File = file;
        Provinces = [.. Enumerable.Range(1, provinces).Select(province => $"P{province:00}")];
        Units = [.. Provinces.SelectMany(province => Enumerable.Range(1, UnitsInProvince).Select(unit => $"{province}.{unit:00}"))];
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:planningdb"] = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString,
            ["ConnectionStrings:messaging"] = "amqp://127.0.0.1", // never started
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddServiceDefaults("planning");
        builder.AddPlanning();
        _planning = builder.Build();
    }

    public string File { get; }

    public IReadOnlyList<string> Provinces { get; }

    public IReadOnlyList<string> Units { get; }

    public int Measurements => Units.Count * NationalCatalogue.Targets * Periods.Length;

    public static async Task<NationalYear> CreateAsync(string file, int provinces)
    {
        var year = new NationalYear(file, provinces);
        await year.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PlanningDbContext>();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
            await db.Database.MigrateAsync();
            year.AddUnits(db);
            await db.SaveChangesAsync();
            await db.RollupWork.ExecuteDeleteAsync();
        });
        return year;
    }

    /// <summary>Every province in a transaction of its own: figures, the log, and what follows from them.</summary>
    public async Task LoadAsync()
    {
        var (random, sequence) = (new Random(17), 0L);
        var origin = new ResultOrigin(ResultSource.Import, new Actor("import", new DateTimeOffset(2025, 11, 30, 9, 0, 0, TimeSpan.Zero)));
        foreach (var province in Provinces)
        {
            var from = sequence;
            var writes = WritesOf(province, random).ToList();
            await InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<PlanningDbContext>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.InsertManyAsync(writes.Select((write, index) => MeasuredResult.Of(write, origin.By.At, from + index + 1)), CancellationToken.None);
                await db.InsertManyAsync(writes.Select((write, index) => ResultEntry.Of(write, origin, from + index + 1)), CancellationToken.None);
                await services.GetRequiredService<RollupKeeper>().KeepAsync(
                    [.. UnitsOf(province).Select(unit => new ChangedUnit(unit, WorkYear, null, Refresh: true))], CancellationToken.None);
                await transaction.CommitAsync();
            });
            sequence += writes.Count;
        }
        await InScopeAsync(services => services.GetRequiredService<PlanningDbContext>().Database
            .ExecuteSqlRawAsync("PRAGMA optimize; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);"));
    }

    /// <summary>Every outcome of the year judged anew from the figures, every aggregate added up anew.</summary>
    /// <returns>How many were not as they should be.</returns>
    public async Task<int> RecomputeAsync()
    {
        var corrected = 0;
        foreach (var units in Units.Chunk(UnitsAtOnce))
        {
            corrected += await InScopeAsync(services => services.GetRequiredService<RollupKeeper>().KeepAsync(
                [.. units.Select(unit => new ChangedUnit(unit, WorkYear, null, Refresh: false))], CancellationToken.None));
        }
        foreach (var unit in Provinces.Append(Root))
        {
            corrected += await InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<PlanningDbContext>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                var wrong = await services.GetRequiredService<RollupKeeper>().SumUpAsync(unit, WorkYear, CancellationToken.None);
                await transaction.CommitAsync();
                return wrong;
            });
        }
        return corrected;
    }

    /// <summary>A request's scope, by somebody who may read everything.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _planning.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Grant.ClaimType, $"chief|{Grant.EveryUnit}|1|2000-01-01|")], "benchmark")),
        };
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async services =>
    {
        await work(services);
        return true;
    });

    public ValueTask DisposeAsync() => _planning.DisposeAsync();

    private IEnumerable<string> UnitsOf(string province) => Units.Where(unit => unit.StartsWith(province, StringComparison.Ordinal));

    private IEnumerable<ResultWrite> WritesOf(string province, Random random) =>
        from unit in UnitsOf(province)
        from target in Enumerable.Range(0, NationalCatalogue.Targets)
        from period in Periods
        select new ResultWrite(unit, WorkYear, NationalCatalogue.CodeOf(target), period, NationalCatalogue.FiguresOf(target, random));

    private void AddUnits(PlanningDbContext db)
    {
        var root = OrgUnit.Create(Root, "Viện kiểm sát nhân dân tối cao", OrgLevel.Supreme, OrgUnitType.Procuracy, null, new Validity(Begin, null));
        db.Units.Add(root);
        foreach (var code in Provinces)
        {
            var province = OrgUnit.Create(code, $"Viện kiểm sát nhân dân tỉnh {code}", OrgLevel.Province, OrgUnitType.Procuracy, root, new Validity(Begin, null));
            db.Units.Add(province);
            db.Units.AddRange(UnitsOf(code).Select(unit => OrgUnit.Create(
                unit, $"Viện kiểm sát nhân dân khu vực {unit}", OrgLevel.Region, OrgUnitType.Procuracy, province, new Validity(Begin, null))));
        }
        db.Fields.AddRange(Enumerable.Range(0, NationalCatalogue.Targets).Select(NationalCatalogue.FieldOf).Distinct()
            .Select((field, index) => FieldOfWork.Create(field, field, FieldKind.Procuratorial, index)));
        db.Catalogues.Add(NationalCatalogue.Create());
    }
}
