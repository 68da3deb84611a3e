using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Meter and activity source <c>WorkPlan.Messaging</c>.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    public const string Name = "WorkPlan.Messaging";

    public static readonly ActivitySource Activities = new(Name);

    private readonly ConcurrentDictionary<string, RollingMinute> _consumedLately = new();
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Counter<long> _dispatched;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _commitToDispatch;
    private readonly Histogram<double> _lag;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<InHand, long>> _inHand = new();
    private OutboxState? _state;

    private static readonly InstrumentAdvice<double> LagBounds = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 21_600] };

    public MessagingMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create(Name);
        _dispatched = _meter.CreateCounter<long>("workplan.outbox.dispatched", "{message}", "Messages that the broker confirmed.");
        _failures = _meter.CreateCounter<long>("workplan.outbox.failures", "{message}", "Attempts to send that failed.");
        _duplicates = _meter.CreateCounter<long>("workplan.inbox.duplicates", "{message}", "Messages that came again and changed nothing.");
        _parked = _meter.CreateCounter<long>("workplan.inbox.parked", "{message}", "Messages put aside for something not yet known.");
        _commitToDispatch = _meter.CreateHistogram<double>("workplan.outbox.duration", "s", "From publishing to the broker's confirm.");
        // From the first scrape on, so that the first of its kind is seen as an increase.
        _dispatched.Add(0);
        _failures.Add(0);
        _lag = _meter.CreateHistogram("workplan.inbox.lag", "s", "From publishing a message to its effect here.", advice: LagBounds);
        _meter.CreateObservableGauge("workplan.outbox.backlog", () => Of(state => state.Backlog), "{message}", "Rows that wait to be sent.");
        _meter.CreateObservableGauge("workplan.outbox.parked", () => Of(state => state.Parked), "{message}", "Rows that wait for something not yet known, or to be tried again after a cut.");
        _meter.CreateObservableGauge("workplan.outbox.oldest.age", () => Of(state => state.OldestAge), "s", "Age of the oldest row that waits.");
        _meter.CreateObservableGauge(
            "workplan.inbox.in_hand", () => _inHand.Keys.Select(queue => new Measurement<double>(OldestInHandOf(queue).TotalSeconds, new KeyValuePair<string, object?>("queue", queue))),
            "s", "For how long this instance has been at the message of the queue that it has been at longest; 0 when it is at none.");
    }

    /// <summary>The service reads this queue.</summary>
    public void Expect(string queue)
    {
        _duplicates.Add(0, new KeyValuePair<string, object?>("queue", queue));
        _parked.Add(0, new KeyValuePair<string, object?>("queue", queue));
        _inHand.GetOrAdd(queue, _ => new());
    }

    /// <summary>What was measured; null when it could not be.</summary>
    public void Measured(OutboxState? state) => _state = state;

    /// <summary>A message of this queue is being consumed until what is returned is disposed of.</summary>
    public IDisposable TakenInHand(string queue)
    {
        var all = _inHand.GetOrAdd(queue, _ => new());
        var one = new InHand(all);
        all[one] = _clock.GetTimestamp();
        return one;
    }

    /// <summary>Zero when there is none.</summary>
    public TimeSpan OldestInHandOf(string queue) =>
        _inHand.TryGetValue(queue, out var all) ? all.Values.Select(since => _clock.GetElapsedTime(since)).DefaultIfEmpty().Max() : TimeSpan.Zero;

    public void Dispatched(TimeSpan sinceCommit)
    {
        _dispatched.Add(1);
        _commitToDispatch.Record(Math.Max(0, sinceCommit.TotalSeconds));
    }

    public void Failed(int messages) => _failures.Add(messages);

    /// <summary>A message has had its effect. A clock that is behind the publisher's counts as no lag.</summary>
    public void Consumed(string queue, DateTime? publishedAt)
    {
        var lag = publishedAt is { } at ? Math.Max(0, (_clock.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0;
        _lag.Record(lag, new KeyValuePair<string, object?>("queue", queue));
        _consumedLately.GetOrAdd(queue, _ => new RollingMinute(_clock)).Record(lag, failed: false);
    }

    public RequestFigures ConsumedOf(string queue) =>
        _consumedLately.TryGetValue(queue, out var minute) ? minute.Summarise() : new RequestFigures(0, 0, null, null, null);

    public void Duplicate(string queue) => _duplicates.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void Parked(string queue) => _parked.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void Dispose() => _meter.Dispose();

    /// <summary>Nothing before the first measurement, and while the database cannot be asked.</summary>
    private IEnumerable<Measurement<T>> Of<T>(Func<OutboxState, T> value) where T : struct => _state is { } state ? [new(value(state))] : [];

    private sealed class InHand(ConcurrentDictionary<InHand, long> all) : IDisposable
    {
        public void Dispose() => all.TryRemove(this, out _);
    }
}

internal sealed record OutboxState(long Backlog, long Parked, double OldestAge);
