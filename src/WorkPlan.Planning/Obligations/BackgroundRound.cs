using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Briefings;
using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.Obstacles;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Reports;
using WorkPlan.Planning.Telemetry;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What time alone brings about – successions take effect, documents spread, reports become due, reminders and escalations fall due, obstacles age, plans are overdue, briefings are counted – done by one instance
/// at a time, in short transactions. Every step leaves in the database how far it came: whoever takes over goes on from there. A step that
/// is refused stops neither the others nor the service; it is reported, and tried again in the next round.
/// </summary>
internal sealed partial class BackgroundRound(
    IServiceScopeFactory scopes, DatabaseLeases leases, BackgroundBell bell, IOptions<ObligationOptions> options, ScheduledWork work,
    PlanningMetrics metrics, TimeProvider clock, ILogger<BackgroundRound> logger) : BackgroundService
{
    public const string LeaseName = "planning.background";

    private static readonly (string Name, Func<IServiceProvider, Func<Task<bool>>, CancellationToken, Task> Run)[] Steps =
    [
        ("successions", (services, goOn, token) => services.GetRequiredService<SuccessionEffects>().RunAsync(goOn, token)),
        (DocumentSpread.Step, (services, goOn, token) => services.GetRequiredService<DocumentSpread>().RunAsync(goOn, token)),
        ("reports", (services, goOn, token) => services.GetRequiredService<ReportObligations>().RunAsync(goOn, token)),
        ("inquiries", (services, goOn, token) => services.GetRequiredService<InquiryDesk>().RunAsync(goOn, token)),
        ("notices", (services, goOn, token) => services.GetRequiredService<ObligationSweep>().RunAsync(goOn, token)),
        ("obstacles", (services, goOn, token) => services.GetRequiredService<ObstacleSweep>().RunAsync(goOn, token)),
        ("digests", (services, goOn, token) => services.GetRequiredService<DigestRound>().RunAsync(goOn, token)),
        ("plans", (services, goOn, token) => services.GetRequiredService<PlanDeadlineSweep>().RunAsync(goOn, token)),
        ("briefings", (services, goOn, token) => services.GetRequiredService<BriefingCountRound>().RunAsync(goOn, token)),
    ];

    private readonly TimeSpan _leaseFor = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
    private readonly ScheduledJob _job = work.Add(LeaseName, TimeSpan.FromSeconds(options.Value.SweepEverySeconds), LeaseName);
    private readonly SemaphoreSlim _one = new(1, 1);

    public static IEnumerable<string> StepNames => Steps.Select(step => step.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = TimeSpan.FromSeconds(options.Value.SweepEverySeconds);
        await using var timer = clock.CreateTimer(_ => bell.Ring(), null, every, every);
        try
        {
            while (true)
                await bell.WaitAsync(await RunOnceAsync(stoppingToken) ? Timeout.InfiniteTimeSpan : _leaseFor / 3, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>False when another instance does it. Whoever asks meanwhile in this process waits.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await RunWithLeaseAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    private async Task<bool> RunWithLeaseAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
        try
        {
            if (!await StillMineAsync(db, cancellationToken))
                return false;
            using var run = _job.Start();
            try
            {
                if (await RunAsync(() => GoOnAsync(db, run, cancellationToken), cancellationToken))
                    run.Succeeded();
            }
            finally
            {
                // Also when the host stops: the next one need not wait for the lease to run out.
                await leases.ReleaseAsync(db, LeaseName, CancellationToken.None);
            }
            return true;
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            Log.Later(logger, exception);
            return false;
        }
    }

    /// <summary>
    /// A rule that refuses what stands in the database, a row that cannot be read, or the database that refuses a change: one step, one document, not the service. A
    /// database that is busy or away ends the round; everything else is a fault of the program, and stops it where it can be seen.
    /// </summary>
    internal static bool IsOfTheData(Exception exception) =>
        exception is DomainRuleException or JsonException or DbException or DbUpdateException && !DatabaseFaults.IsUnavailable(exception);

    /// <summary>False when a step failed.</summary>
    private async Task<bool> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var well = true;
        foreach (var (name, run) in Steps)
        {
            // A scope for each: what a failed one had in mind is nothing to the next.
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await run(scope.ServiceProvider, goOn, cancellationToken);
            }
            catch (DbUpdateConcurrencyException exception)
            {
                // A race lost to somebody who changed the same thing at this moment.
                well = false;
                Log.Later(logger, exception);
            }
            catch (Exception exception) when (IsOfTheData(exception))
            {
                well = false;
                metrics.BackgroundFailed(name);
                Log.StepFailed(logger, exception, name);
            }
        }
        return well;
    }

    /// <summary>Asked before each piece: one that takes long is not late as long as it comes further.</summary>
    private async Task<bool> GoOnAsync(PlanningDbContext db, JobRun run, CancellationToken cancellationToken)
    {
        if (!await StillMineAsync(db, cancellationToken))
            return false;
        run.CameFurther();
        return true;
    }

    private Task<bool> StillMineAsync(PlanningDbContext db, CancellationToken cancellationToken) =>
        leases.TryTakeAsync(db, LeaseName, _leaseFor, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The background round was cut short; the next one goes on from there")]
        public static partial void Later(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The step {Step} of the background round failed; the other steps go on, and it will be tried again in the next round")]
        public static partial void StepFailed(ILogger logger, Exception exception, string step);
    }
}
