using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Sends what this process has just committed, without leasing it again: looks whether the rows stand and whether something else stands
/// before them in their stream, sends, and deletes what was confirmed in few commits. A crash in between costs a repeated message,
/// never a lost one: the row stands until it is deleted, and its lease expires.
/// </summary>
internal sealed partial class OutboxDirectDispatcher<TDbContext>(
    OutboxStore<TDbContext> store,
    OutboxRuns<TDbContext> runs,
    OutboxSignal signal,
    OutboxHandOff handOff,
    IOptions<MessagingOptions> options,
    ILogger<OutboxDirectDispatcher<TDbContext>> logger) : BackgroundService
    where TDbContext : DbContext
{
    /// <summary>How long a confirmed row may stand: far less than its lease.</summary>
    private static readonly TimeSpan _deleteWithin = TimeSpan.FromMilliseconds(25);

    private readonly OutboxOptions _options = options.Value.Outbox;
    private readonly HashSet<long> _confirmed = [];
    private long _firstConfirmed;
    private Task<bool>? _waiting;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var sending = new CancellationTokenSource();
        using var registration = stoppingToken.Register(() => sending.CancelAfter(_options.StopTimeout));
        while (!stoppingToken.IsCancellationRequested)
            await InDatabaseAsync(() => StepAsync(stoppingToken, sending.Token), stoppingToken);
        await InDatabaseAsync(() => SendWaitingAsync(sending.Token), stoppingToken);
        await InDatabaseAsync(DeleteConfirmedAsync, stoppingToken);
    }

    private async Task StepAsync(CancellationToken stopping, CancellationToken sending)
    {
        _waiting ??= handOff.Rows.WaitToReadAsync(stopping).AsTask();
        if (_confirmed.Count == 0)
            await _waiting;
        else
            await Task.WhenAny(_waiting, Task.Delay(DeleteDueIn(), CancellationToken.None));
        if (_waiting.IsCompleted)
        {
            _waiting = null;
            await SendWaitingAsync(sending);
        }
        if (_confirmed.Count >= _options.BatchSize || (_confirmed.Count > 0 && DeleteDueIn() == TimeSpan.Zero))
            await DeleteConfirmedAsync();
    }

    private async Task SendWaitingAsync(CancellationToken sending)
    {
        var mine = new Dictionary<Guid, HandedRow>();
        while (mine.Count < _options.BatchSize && handOff.Rows.TryRead(out var row))
            mine[row.Message.MessageId] = row;
        if (mine.Count == 0)
            return;
        // Rows that were rolled back after all do not stand; nothing is sent of them.
        var standing = await store.StandingAsync(mine.Values.Select(row => row.Message.StreamKey).Distinct(), CancellationToken.None);
        var lease = new OutboxLease(handOff.Owner, _options.LeaseDuration, mine.Values.Min(row => row.Written));
        var others = new List<long>();
        foreach (var stream in standing.GroupBy(row => row.StreamKey))
            Divide(stream, mine, lease, others);
        if (others.Count > 0)
            await store.ReleaseAsync(lease, others, null, CancellationToken.None);

        var sent = new ConcurrentQueue<long>();
        var outcome = await runs.SendAsync(lease, sent, sending);
        if (_confirmed.Count == 0)
            _firstConfirmed = Stopwatch.GetTimestamp();
        _confirmed.UnionWith(sent);
        if (outcome == DispatchOutcome.Outage)
            handOff.Close();
        if (others.Count > 0 || sent.Count < lease.Rows.Count)
            signal.Wake();
    }

    /// <summary>Ours may go as far as nothing of another stands before it; the rest waits in the table like any other row.</summary>
    private void Divide(IEnumerable<StandingRow> stream, Dictionary<Guid, HandedRow> mine, OutboxLease lease, List<long> others)
    {
        var free = !handOff.IsClosed;
        foreach (var row in stream)
        {
            if (!mine.TryGetValue(row.MessageId, out var handed))
                free &= _confirmed.Contains(row.Seq);
            else if (free)
                lease.Add([handed.Leased(row.Seq)]);
            else
                others.Add(row.Seq);
        }
    }

    private async Task DeleteConfirmedAsync()
    {
        await runs.DeleteAsync(handOff.Owner, _confirmed);
        _confirmed.Clear();
    }

    private TimeSpan DeleteDueIn()
    {
        var left = _deleteWithin - Stopwatch.GetElapsedTime(_firstConfirmed);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task InDatabaseAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            // What we hold is taken over when its lease expires.
            Log.DatabaseFailed(logger, exception);
            await Task.Delay(_options.PollInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The outbox could not be read or written; what was handed over waits for its lease to end.")]
        public static partial void DatabaseFailed(ILogger logger, Exception exception);
    }
}
