using System.Collections.Concurrent;
using System.Data.Common;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Sends what has been committed: woken by commits of this process and, for the others' rows and expired leases, by a timer.
/// </summary>
internal sealed partial class OutboxDispatcher<TDbContext>(
    OutboxStore<TDbContext> store,
    OutboxSender sender,
    OutboxSignal signal,
    MessagingMetrics metrics,
    IOptions<MessagingOptions> options,
    ILogger<OutboxDispatcher<TDbContext>> logger) : BackgroundService
    where TDbContext : DbContext
{
    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly OutboxOptions _options = options.Value.Outbox;
    private readonly SemaphoreSlim _sending = new(options.Value.Outbox.SendConcurrency);

    public override void Dispose()
    {
        _sending.Dispose();
        base.Dispose();
    }

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
                var outcome = look || await store.AnythingDueAsync(stopping) ? await DispatchAsync(stopping, sending.Token) : Outcome.Nothing;
                failures = outcome == Outcome.Outage ? failures + 1 : 0;
                if (outcome == Outcome.Outage)
                    await Task.Delay(_pauses[Math.Min(failures, _pauses.Length) - 1], stopping);
                look = outcome != Outcome.Nothing || await signal.WaitAsync(_options.PollInterval, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (DbException exception)
            {
                // The database is locked or away; what we hold is taken over when its lease expires.
                Log.DatabaseFailed(logger, exception);
                await Task.Delay(_options.PollInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Outcome> DispatchAsync(CancellationToken stopping, CancellationToken sending)
    {
        var lease = await store.LeaseAsync(stopping);
        if (lease.Rows.Count == 0)
            return Outcome.Nothing;
        if (lease.Rows.Count >= _options.BatchSize)
            signal.Wake();
        var sent = new ConcurrentQueue<long>();
        var runs = await Task.WhenAll(lease.Runs().Select(run => SendRunAsync(lease, run, sent, sending)));
        if (!sent.IsEmpty)
        {
            var deleted = await store.DeleteSentAsync(lease, sent, CancellationToken.None);
            if (deleted < sent.Count)
                Log.LeaseLost(logger, sent.Count - deleted);
        }
        return await SettleAsync(lease, runs.OfType<Broken>().ToArray());
    }

    /// <summary>One after the other, each after the confirm of the one before; null when all were sent.</summary>
    private async Task<Broken?> SendRunAsync(OutboxLease lease, LeasedRow[] run, ConcurrentQueue<long> sent, CancellationToken sending)
    {
        for (var i = 0; i < run.Length; i++)
        {
            await _sending.WaitAsync(CancellationToken.None);
            try
            {
                var remaining = lease.Remaining;
                if (remaining <= TimeSpan.Zero || sending.IsCancellationRequested)
                    return new(run[i..], null, Outage: false);
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(sending);
                timeout.CancelAfter(remaining < _options.SendTimeout ? remaining : _options.SendTimeout);
                await sender.SendAsync(run[i], timeout.Token);
                sent.Enqueue(run[i].Seq);
                metrics.Dispatched(TimeProvider.System.GetUtcNow() - run[i].EnqueuedUtc);
            }
            catch (OperationCanceledException) when (sending.IsCancellationRequested)
            {
                return new(run[i..], null, Outage: false);
            }
#pragma warning disable CA1031 // Whatever keeps a row from being sent is written to the row, counted and logged; others go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return new(run[i..], exception, IsOutage(exception));
            }
            finally
            {
                _sending.Release();
            }
        }
        return null;
    }

    private async Task<Outcome> SettleAsync(OutboxLease lease, Broken[] broken)
    {
        if (broken.Length == 0)
            return Outcome.Sent;
        var outage = Array.Find(broken, run => run.Outage);
        var refused = broken.Where(run => run is { Error: not null, Outage: false }).ToArray();
        foreach (var run in refused)
        {
            var row = run.Rows[0];
            var wait = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(row.Attempts, 6))));
            Log.RowRefused(logger, run.Error!, row.MessageId, row.Destination, row.Attempts, wait);
            await store.PostponeAsync(lease, row.Seq, wait, run.Error!.Message, CancellationToken.None);
        }
        var rest = broken.SelectMany(run => refused.Contains(run) ? run.Rows.Skip(1) : run.Rows).Select(row => row.Seq).ToArray();
        if (rest.Length > 0)
            await store.ReleaseAsync(lease, rest, outage?.Error?.Message, CancellationToken.None);
        metrics.Failed(broken.Count(run => run.Error is not null));
        if (outage is null)
            return Outcome.Sent;
        Log.BrokerAway(logger, outage.Error!.Message, rest.Length);
        return Outcome.Outage;
    }

    /// <summary>The broker is away or did not answer: nothing is wrong with the row.</summary>
    private static bool IsOutage(Exception exception) => exception is
        OperationCanceledException or TimeoutException or ConnectionException or IOException or ObjectDisposedException
        or RabbitMQClientException;

    private enum Outcome
    {
        Nothing,
        Sent,
        Outage,
    }

    private sealed record Broken(LeasedRow[] Rows, Exception? Error, bool Outage);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broker does not take messages ({Reason}); {Count} messages wait.")]
        public static partial void BrokerAway(ILogger logger, string reason, int count);

        [LoggerMessage(LogLevel.Error, "Message {MessageId} to {Destination} was refused at attempt {Attempt}; its stream waits {Wait}.")]
        public static partial void RowRefused(ILogger logger, Exception exception, Guid messageId, string destination, int attempt, TimeSpan wait);

        [LoggerMessage(LogLevel.Warning, "{Count} messages were confirmed after their lease had gone to another; they are sent twice.")]
        public static partial void LeaseLost(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "The outbox could not be read or written; the next try follows.")]
        public static partial void DatabaseFailed(ILogger logger, Exception exception);
    }
}
