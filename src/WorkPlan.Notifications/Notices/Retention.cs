using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Notifications.Notices;

/// <summary>Every hour deletes what is older than it has to be. On every instance: deleting twice is deleting once.</summary>
internal sealed partial class Retention(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, ScheduledWork work, TimeProvider clock, ILogger<Retention> logger)
    : PeriodicWork("notices.retention", TimeSpan.FromHours(1), work, clock)
{
    /// <summary>In small transactions; read marks go with their notice.</summary>
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = Clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var chunk = options.Value.CleanUpChunk;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        while (await db.Notices.Where(notice => notice.CreatedAt < before).OrderBy(notice => notice.CreatedAt).Take(chunk)
            .ExecuteDeleteAsync(cancellationToken) == chunk)
            await Task.Yield();
        await db.Sources.Where(source => source.SeenAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old notices were not deleted; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
