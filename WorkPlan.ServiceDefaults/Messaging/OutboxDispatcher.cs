using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Sends what stands in the outbox: woken by commits of this process and, for the others' rows and expired leases, by a timer. What
/// this process commits while the broker takes messages goes by <see cref="OutboxDirectDispatcher{TDbContext}"/>.
/// </summary>
internal sealed partial class OutboxDispatcher<TDbContext>(
    OutboxStore<TDbContext> store,
    OutboxRuns<TDbContext> runs,
    OutboxSignal signal,
    OutboxHandOff handOff,
    IOptions<MessagingOptions> options,
    ILogger<OutboxDispatcher<TDbContext>> logger) : BackgroundService
    where TDbContext : DbContext
{
    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly OutboxOptions _options = options.Value.Outbox;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, _options.Lanes).Select(_ => Task.Run(() => RunLaneAsync(stoppingToken), CancellationToken.None)));

    private async Task RunLaneAsync(CancellationToken stopping)
    {
        // Sending goes on for a while after the host has asked to stop; leasing does not.
        using var sending = new CancellationTokenSource();
        using var registration = stopping.Register(() => sending.CancelAfter(_options.StopTimeout));
        var failures = 0;
        var look = true;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var outcome = look || await store.AnythingDueAsync(stopping)
                    ? await DispatchAsync(stopping, sending.Token)
                    : DispatchOutcome.Nothing;
                failures = outcome == DispatchOutcome.Outage ? failures + 1 : 0;
                if (outcome == DispatchOutcome.Outage)
                    await Task.Delay(_pauses[Math.Min(failures, _pauses.Length) - 1], stopping);
                look = outcome != DispatchOutcome.Nothing || await signal.WaitAsync(_options.PollInterval, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
            {
                // The database is locked or away; what we hold is taken over when its lease expires.
                Log.DatabaseFailed(logger, exception);
                await Task.Delay(_options.PollInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<DispatchOutcome> DispatchAsync(CancellationToken stopping, CancellationToken sending)
    {
        var lease = await store.LeaseAsync(stopping);
        if (lease.Rows.Count == 0)
            return DispatchOutcome.Nothing;
        if (lease.Rows.Count >= _options.BatchSize)
            signal.Wake();
        var sent = new ConcurrentQueue<long>();
        var outcome = await runs.SendAsync(lease, sent, sending);
        await runs.DeleteAsync(lease.Owner, sent);
        if (outcome == DispatchOutcome.Outage)
            handOff.Close();
        else if (!sent.IsEmpty)
            handOff.Open();
        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The outbox could not be read or written; the next try follows.")]
        public static partial void DatabaseFailed(ILogger logger, Exception exception);
    }
}
