using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Briefings;
using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.Obstacles;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Reports;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What time alone brings about – successions take effect, documents spread, reports become due, reminders and escalations fall due, obstacles age, plans are overdue, briefings are counted – done by one instance
/// at a time, in short transactions. Every step leaves in the database how far it came: whoever takes over goes on from there.
/// </summary>
internal sealed partial class BackgroundRound(
    IServiceScopeFactory scopes, DatabaseLeases leases, BackgroundBell bell, IOptions<ObligationOptions> options, ScheduledWork work,
    TimeProvider clock, ILogger<BackgroundRound> logger) : BackgroundService
{
    public const string LeaseName = "planning.background";

    private readonly TimeSpan _leaseFor = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
    private readonly ScheduledJob _job = work.Add(LeaseName, TimeSpan.FromSeconds(options.Value.SweepEverySeconds), LeaseName);
    private readonly SemaphoreSlim _one = new(1, 1);

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
                await RunAsync(scope.ServiceProvider, () => StillMineAsync(db, cancellationToken), cancellationToken);
                run.Succeeded();
            }
            finally
            {
                // Also when the host stops: the next one need not wait for the lease to run out.
                await leases.ReleaseAsync(db, LeaseName, CancellationToken.None);
            }
            return true;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Log.Later(logger, exception);
            return false;
        }
    }

    private async Task RunAsync(IServiceProvider services, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SuccessionEffects>().RunAsync(goOn, cancellationToken);
        await SpreadDocumentsAsync(cancellationToken);
        await services.GetRequiredService<ReportObligations>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<InquiryDesk>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<ObligationSweep>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<ObstacleSweep>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<DigestRound>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<PlanDeadlineSweep>().RunAsync(goOn, cancellationToken);
        await services.GetRequiredService<BriefingCountRound>().RunAsync(goOn, cancellationToken);
    }

    private Task<bool> StillMineAsync(PlanningDbContext db, CancellationToken cancellationToken) =>
        leases.TryTakeAsync(db, LeaseName, _leaseFor, cancellationToken);

    private async Task SpreadDocumentsAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            var started = Stopwatch.GetTimestamp();
            // A scope for each transaction: nothing of the one before is kept in memory.
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
                more = await StillMineAsync(db, cancellationToken)
                    && await scope.ServiceProvider.GetRequiredService<FanOutWork>().RunChunkAsync(options.Value.FanOutChunk, cancellationToken);
            }
            if (more)
            {
                // Never so long that the lease would run out meanwhile.
                var rest = Stopwatch.GetElapsedTime(started) * options.Value.FanOutRest;
                await Task.Delay(rest < _leaseFor / 3 ? rest : _leaseFor / 3, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The background round was cut short; the next one goes on from there")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
