using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Inspections.Files;

/// <summary>
/// Every hour removes files that were uploaded and never named by evidence: an upload that was given up, or a service that stopped before
/// the evidence was recorded. So many at most in a run, each in a transaction of its own.
/// </summary>
internal sealed partial class UnusedEvidence(
    IServiceScopeFactory scopes, IOptions<EvidenceOptions> options, ScheduledWork work, TimeProvider clock, ILogger<UnusedEvidence> logger)
    : PeriodicWork("inspections.unused-evidence", TimeSpan.FromHours(1), work, clock)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<EvidenceRegister>();
        var before = Clock.GetUtcNow().AddHours(-options.Value.UnusedHours);
        var removed = 0;
        foreach (var file in await register.UnusedAsync(before, options.Value.UnusedChunk, cancellationToken))
            removed += await register.ForgetAsync(file, before, cancellationToken) ? 1 : 0;
        if (removed > 0)
            Log.Removed(logger, removed);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Unused files of evidence were not removed; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "{Files} files that no evidence names were removed")]
        public static partial void Removed(ILogger logger, int files);
    }
}
