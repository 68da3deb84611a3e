using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>Does what waits, as soon as it waits, in every instance; the lease lets one at a time.</summary>
internal sealed partial class RollupWorker(
    IServiceScopeFactory scopes, RollupSignal signal, ScheduledWork work, ILogger<RollupWorker> logger) : BackgroundService
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(10);

    private readonly string _name = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = work.Add("planning.rollups", AtLeastEvery);
        while (!stoppingToken.IsCancellationRequested)
        {
            var run = job.Start();
            try
            {
                while (await DoNextAsync(stoppingToken))
                    run.CameFurther();
                run.Succeeded();
            }
            catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
            {
                // Locked, away, or a race lost to another instance. A mistake of ours is let out: it ends the service, and is seen.
                Log.Later(logger, exception);
            }
            finally
            {
                // Waiting for more is no part of the run.
                run.Dispose();
            }
            await signal.WaitAsync(AtLeastEvery, stoppingToken);
        }
    }

    private async Task<bool> DoNextAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RollupQueue>().DoNextAsync(_name, stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "Roll-up work could not be done now; tried again soon")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
