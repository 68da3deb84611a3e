using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkPlan.Planning;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Benchmarks.Lists;

/// <summary>The list through planning's own services and context, a new scope for each request as in the service.</summary>
internal sealed class PlansByEf : IAsyncDisposable
{
    private const int Units = 400;
    private const int WorkYear = 2022;
    private static readonly int[] WorkYears = [2020, 2021, WorkYear, 2023];

    private static readonly Sorting<Plan> Sorting = new Sorting<Plan>(plan => plan.Id)
        .By("workYear", plan => plan.WorkYear).By("unitCode", plan => plan.UnitCode);

    private readonly WebApplication _planning;
    private readonly CommandRecorder _recorder = new();

    private PlansByEf(string file)
    {
        File = file;
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
        builder.Services.AddSingleton<IInterceptor>(_recorder);
        _planning = builder.Build();
    }

    public string File { get; }

    /// <summary>What EF Core sends for one page, in order.</summary>
    public IReadOnlyList<RecordedCommand> Commands { get; private set; } = [];

    public static async Task<PlansByEf> PrepareAsync(string file)
    {
        var plans = new PlansByEf(file);
        await plans.FillAsync();
        plans.Commands = await plans._recorder.DuringAsync(plans.PageAsync);
        return plans;
    }

    public async Task<Page<PlanSummary>> PageAsync()
    {
        await using var scope = _planning.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        return await db.Plans.AsNoTracking().Where(plan => plan.WorkYear == WorkYear)
            .ToPageAsync(new PageQuery { Page = 2 }, Sorting, "-workYear,unitCode", PlanSummary.Projection, texts, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _planning.DisposeAsync();

    private async Task FillAsync()
    {
        await using var scope = _planning.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
        await db.Database.MigrateAsync();
        var actor = new Actor("planner", new DateTimeOffset(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7)));
        foreach (var year in WorkYears)
        {
            db.Plans.AddRange(Enumerable.Range(0, Units).Select(unit => Plan.Draft(
                $"VKS-{unit:000}", year, PlanKind.UnitPlan, $"Kế hoạch công tác năm {year}", "Thực hiện chỉ thị của Viện trưởng", null,
                new DateOnly(year, 1, 15), preDraft: false, actor)));
        }
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
    }
}

internal sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Keeps what EF Core sends while it is asked to.</summary>
internal sealed class CommandRecorder : DbCommandInterceptor
{
    private List<RecordedCommand>? _recorded;

    public async Task<IReadOnlyList<RecordedCommand>> DuringAsync(Func<Task> work)
    {
        var recorded = _recorded = [];
        await work();
        _recorded = null;
        return recorded;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _recorded?.Add(new(
            command.CommandText,
            [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return ValueTask.FromResult(result);
    }
}
