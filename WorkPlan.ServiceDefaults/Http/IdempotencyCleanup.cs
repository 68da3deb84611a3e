using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>Every hour deletes the answers that no retry can ask for any more. On every replica: deleting twice is deleting once.</summary>
internal sealed partial class IdempotencyCleanup<TContext>(
    IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<IdempotencyCleanup<TContext>> logger)
    : PeriodicWork("idempotency.clean-up", TimeSpan.FromHours(1), work, clock)
    where TContext : DbContext
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = Clock.GetUtcNow() - IdempotencyExtensions.Retention;
        await scope.ServiceProvider.GetRequiredService<TContext>().Set<IdempotencyRecord>()
            .Where(record => record.CreatedAt <= before).ExecuteDeleteAsync(cancellationToken);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old answers were not deleted; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
