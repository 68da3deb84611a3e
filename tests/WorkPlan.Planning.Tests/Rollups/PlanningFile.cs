using System.Reflection;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.ServiceDefaults;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>Planning's own services on a real SQLite file, without a host: nothing listens, nothing runs in the background.</summary>
internal sealed class PlanningFile : IAsyncDisposable
{
    private static readonly Actor By = new("planner", new DateTimeOffset(2022, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)));
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly string _file;
    private readonly WebApplication _planning;

    private PlanningFile(string file)
    {
        _file = file;
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
        builder.Services.AddScoped(_ => DispatchProxy.Create<IPublishEndpoint, NobodyListens>());
        _planning = builder.Build();
    }

    public static async Task<PlanningFile> CreateAsync()
    {
        var content = await Migrated.Value;
        var file = NewFile();
        await File.WriteAllBytesAsync(file, content);
        return new PlanningFile(file);
    }

    /// <summary>A file as an earlier version of planning left it: everything up to that migration.</summary>
    public static async Task<PlanningFile> AsOf(string migration)
    {
        var file = new PlanningFile(NewFile());
        await file.Do((_, db) => db.GetService<IMigrator>().MigrateAsync(migration));
        return file;
    }

    public Task Upgrade() => Do((_, db) => db.Database.MigrateAsync());

    public async Task<T> Do<T>(Func<IServiceProvider, PlanningDbContext, Task<T>> work)
    {
        await using var scope = _planning.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<PlanningDbContext>());
    }

    public Task Do(Func<IServiceProvider, PlanningDbContext, Task> work) => Do(async (services, db) =>
    {
        await work(services, db);
        return true;
    });

    /// <summary>Writes figures as every way of recording does.</summary>
    public Task Record(params (string Unit, string Target, string Period, Figures Figures)[] figures) => Do(async (services, db) =>
    {
        var writes = new List<ResultWrite>();
        foreach (var (unit, target, period, value) in figures)
        {
            var year = Period.Parse(period).WorkYear;
            var standing = await db.Results.AsNoTracking().SingleOrDefaultAsync(
                result => result.UnitCode == unit && result.WorkYear == year && result.TargetCode == target && result.PeriodCode == period);
            writes.Add(new ResultWrite(
                unit, year, target, period, value, standing is null ? null : new StandingFigures(standing.Figures, standing.Sequence),
                standing is null ? null : "Đính chính"));
        }
        await services.GetRequiredService<ResultWriter>().WriteAsync(writes, new ResultOrigin(ResultSource.Batch, By), CancellationToken.None);
    });

    /// <summary>What the background would do.</summary>
    public async Task DoWaitingWork()
    {
        while (await Do((services, _) => services.GetRequiredService<RollupQueue>().DoNextAsync("test", CancellationToken.None)))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _planning.DisposeAsync();
        Forget(_file);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var file = NewFile();
        await using (var first = new PlanningFile(file))
        {
            await first.Do((_, db) => db.Database.MigrateAsync());
            SqliteConnection.ClearAllPools();
            return await File.ReadAllBytesAsync(file);
        }
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"workplan-rollups-{Guid.NewGuid():N}.db");

    private static void Forget(string file)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
    }
}

/// <summary>The other services are not what these tests are about.</summary>
public class NobodyListens : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Task.CompletedTask;
}
