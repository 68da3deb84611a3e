using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Notifications.Notices;

/// <summary>Every hour deletes what is older than it has to be. On every instance: deleting twice is deleting once.</summary>
internal sealed partial class Retention(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, ScheduledWork work, TimeProvider clock, ILogger<Retention> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = work.Add("notices.retention", Every);
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(ScheduledJob job, CancellationToken cancellationToken)
    {
        using var run = job.Start();
        try
        {
            await DeleteAsync(cancellationToken);
            run.Succeeded();
        }
        catch (DbException exception)
        {
            Log.Later(logger, exception);
        }
    }

    /// <summary>In small transactions; read marks go with their notice.</summary>
    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var chunk = options.Value.CleanUpChunk;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        while (await db.Notices.Where(notice => notice.CreatedAt < before).OrderBy(notice => notice.CreatedAt).Take(chunk)
            .ExecuteDeleteAsync(cancellationToken) == chunk)
            await Task.Yield();
        await db.Sources.Where(source => source.SeenAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old notices were not deleted; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
