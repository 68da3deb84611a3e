using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What time alone brings about – successions take effect, documents spread, reminders and escalations fall due – done by one instance
/// at a time, in short transactions. Every step leaves in the database how far it came: whoever takes over goes on from there.
/// </summary>
internal sealed partial class BackgroundRound(
    IServiceScopeFactory scopes, DatabaseLeases leases, BackgroundBell bell, IOptions<ObligationOptions> options, TimeProvider clock,
    ILogger<BackgroundRound> logger) : BackgroundService
{
    public const string LeaseName = "planning.background";

    /// <summary>Longer than any one transaction; after a crash the others wait no longer than this.</summary>
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = TimeSpan.FromSeconds(options.Value.SweepEverySeconds);
        await using var timer = clock.CreateTimer(_ => bell.Ring(), null, every, every);
        try
        {
            do
                await RunOnceAsync(stoppingToken);
            while (await bell.WaitAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>False when another instance does it.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
            if (!await StillMineAsync(db, cancellationToken))
                return false;
            await scope.ServiceProvider.GetRequiredService<SuccessionEffects>().RunAsync(() => StillMineAsync(db, cancellationToken), cancellationToken);
            await SpreadDocumentsAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<ObligationSweep>().RunAsync(() => StillMineAsync(db, cancellationToken), cancellationToken);
            await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(() => StillMineAsync(db, cancellationToken), cancellationToken);
            await leases.ReleaseAsync(db, LeaseName, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Log.Later(logger, exception);
            return false;
        }
    }

    private Task<bool> StillMineAsync(PlanningDbContext db, CancellationToken cancellationToken) =>
        leases.TryTakeAsync(db, LeaseName, LeaseFor, cancellationToken);

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
                await Task.Delay(Stopwatch.GetElapsedTime(started) * options.Value.FanOutRest, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The background round was cut short; the next one goes on from there")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
