using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Telemetry;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// Documents on their way, chunk by chunk, with a rest after each. One that cannot go on is set aside – as roll-up work is, for ten seconds
/// and then longer each time – and the others go on without it. It is set aside by this instance: another one, and this one after a
/// restart, tries once and finds out for itself.
/// </summary>
internal sealed partial class DocumentSpread(
    IServiceScopeFactory scopes, IOptions<ObligationOptions> options, PlanningMetrics metrics, TimeProvider clock, ILogger<DocumentSpread> logger)
{
    public const string Step = "documents";

    private readonly ConcurrentDictionary<Guid, (int Failures, DateTimeOffset NotBefore)> _aside = new();

    /// <summary>What fails and is tried again later; of some an instance that has the work now may have made an end.</summary>
    public IReadOnlyList<Guid> SetAside => [.. _aside.Keys];

    /// <param name="goOn">Asked before each chunk: whether the job is still this instance's.</param>
    public async Task RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            // A scope for each transaction: nothing of the one before is kept in memory.
            await using (var scope = scopes.CreateAsyncScope())
            {
                if (!await goOn() || !await NextAsync(scope.ServiceProvider.GetRequiredService<FanOutWork>(), cancellationToken))
                    return;
            }
            // Never so long that the lease would run out meanwhile.
            var (rest, longest) = (Stopwatch.GetElapsedTime(started) * options.Value.FanOutRest, TimeSpan.FromSeconds(options.Value.LeaseSeconds) / 3);
            await Task.Delay(rest < longest ? rest : longest, cancellationToken);
        }
    }

    private async Task<bool> NextAsync(FanOutWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await work.NextAsync([.. _aside.Where(entry => entry.Value.NotBefore > now).Select(entry => entry.Key)], cancellationToken) is not { } next)
            return false;
        try
        {
            await work.RunChunkAsync(next, options.Value.FanOutChunk, cancellationToken);
            _aside.TryRemove(next, out _);
        }
        catch (Exception exception) when (BackgroundRound.IsOfTheData(exception))
        {
            var failures = _aside.GetValueOrDefault(next).Failures + 1;
            var wait = RollupWork.WaitAfter(failures);
            _aside[next] = (failures, now + wait);
            metrics.BackgroundFailed(Step);
            Log.SetAside(logger, exception, next, failures, wait);
        }
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A document on its way ({FanOut}) could not go on, for the {Failures}. time; it will be tried again after {Wait}, the others go on")]
        public static partial void SetAside(ILogger logger, Exception exception, Guid fanOut, int failures, TimeSpan wait);
    }
}
