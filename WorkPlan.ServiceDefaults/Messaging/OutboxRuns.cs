using System.Collections.Concurrent;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace WorkPlan.ServiceDefaults.Messaging;

internal enum DispatchOutcome
{
    Nothing,
    Sent,
    Outage,
}

/// <summary>Sends leased rows, stream beside stream, and writes down what became of those that were not sent.</summary>
internal sealed partial class OutboxRuns<TDbContext>(
    OutboxStore<TDbContext> store,
    OutboxSender sender,
    MessagingMetrics metrics,
    IOptions<MessagingOptions> options,
    ILogger<OutboxRuns<TDbContext>> logger) : IDisposable
    where TDbContext : DbContext
{
    private readonly OutboxOptions _options = options.Value.Outbox;
    private readonly SemaphoreSlim _sending = new(options.Value.Outbox.SendConcurrency);

    public void Dispose() => _sending.Dispose();

    /// <summary>Each stream in its order. What is not sent is given back before this returns.</summary>
    /// <param name="lease">The rows.</param>
    /// <param name="sent">Takes the numbers of the confirmed rows; they are still to be deleted.</param>
    /// <param name="sending">Ends the sending.</param>
    public async Task<DispatchOutcome> SendAsync(OutboxLease lease, ConcurrentQueue<long> sent, CancellationToken sending)
    {
        var broken = await Task.WhenAll(lease.Runs().Select(run => SendRunAsync(lease, run, sent, sending)));
        return await SettleAsync(lease, [.. broken.OfType<Broken>()]);
    }

    public async Task DeleteAsync(string owner, IReadOnlyCollection<long> sent)
    {
        if (sent.Count == 0)
            return;
        var deleted = await store.DeleteSentAsync(owner, sent, CancellationToken.None);
        if (deleted < sent.Count)
            Log.LeaseLost(logger, sent.Count - deleted);
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
            catch (Exception exception) when (IsOutage(exception) || IsOfTheRow(exception))
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

    private async Task<DispatchOutcome> SettleAsync(OutboxLease lease, Broken[] broken)
    {
        if (broken.Length == 0)
            return DispatchOutcome.Sent;
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
            return DispatchOutcome.Sent;
        Log.BrokerAway(logger, outage.Error!.Message, rest.Length);
        return DispatchOutcome.Outage;
    }

    /// <summary>The broker is away or did not answer: nothing is wrong with the row.</summary>
    private static bool IsOutage(Exception exception) => exception is
        OperationCanceledException or TimeoutException or ConnectionException or IOException or ObjectDisposedException
        or RabbitMQClientException;

    /// <summary>What the row says cannot be sent: written to it, counted and logged, while others go on. A mistake of ours is let out.</summary>
    private static bool IsOfTheRow(Exception exception) => exception is
        MassTransitException or JsonException or FormatException or ArgumentException or NotSupportedException;

    private sealed record Broken(LeasedRow[] Rows, Exception? Error, bool Outage);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broker does not take messages ({Reason}); {Count} messages wait.")]
        public static partial void BrokerAway(ILogger logger, string reason, int count);

        [LoggerMessage(LogLevel.Error, "Message {MessageId} to {Destination} was refused at attempt {Attempt}; its stream waits {Wait}.")]
        public static partial void RowRefused(ILogger logger, Exception exception, Guid messageId, string destination, int attempt, TimeSpan wait);

        [LoggerMessage(LogLevel.Warning, "{Count} messages were confirmed after their lease had gone to another; they are sent twice.")]
        public static partial void LeaseLost(ILogger logger, int count);
    }
}
