using Microsoft.EntityFrameworkCore;
using WorkPlan.Identity.Keys;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Identity;

/// <summary>Every hour: a new key when the newest is old enough; keys and sessions that are over are deleted. Safe on every replica.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, KeyRing keys, ScheduledWork work, TimeProvider clock, ILogger<Housekeeping> logger)
    : PeriodicWork("identity.housekeeping", TimeSpan.FromHours(1), work, clock, atOnce: true)
{
    /// <summary>An expired session is kept a little longer, to answer that it has expired instead of not knowing it.</summary>
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(1);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await keys.KeepAsync(cancellationToken);
        await DeleteSessionsAsync(cancellationToken);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private async Task DeleteSessionsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var before = Clock.GetUtcNow() - SessionsKept;
        await db.Sessions.Where(session => session.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Housekeeping failed and will be tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
