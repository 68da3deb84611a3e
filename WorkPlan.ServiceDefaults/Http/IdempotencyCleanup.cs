using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>Every hour deletes the answers that no retry can ask for any more. On every replica: deleting twice is deleting once.</summary>
internal sealed partial class IdempotencyCleanup<TContext>(
    IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<IdempotencyCleanup<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = work.Add("idempotency.clean-up", Every);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            using var run = job.Start();
            try
            {
                await DeleteAsync(stoppingToken);
                run.Succeeded();
            }
            catch (DbException exception)
            {
                Log.Later(logger, exception);
            }
        }
    }

    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - IdempotencyExtensions.Retention;
        await scope.ServiceProvider.GetRequiredService<TContext>().Set<IdempotencyRecord>()
            .Where(record => record.CreatedAt <= before).ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old answers were not deleted; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
