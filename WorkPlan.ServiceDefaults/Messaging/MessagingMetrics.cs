using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Meter and activity source <c>WorkPlan.Messaging</c>.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    public const string Name = "WorkPlan.Messaging";

    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _dispatched;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _commitToDispatch;
    private OutboxState _state;

    public MessagingMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _dispatched = _meter.CreateCounter<long>("workplan.outbox.dispatched", "{message}", "Messages that the broker confirmed.");
        _failures = _meter.CreateCounter<long>("workplan.outbox.failures", "{message}", "Attempts to send that failed.");
        _duplicates = _meter.CreateCounter<long>("workplan.inbox.duplicates", "{message}", "Messages that came again and changed nothing.");
        _parked = _meter.CreateCounter<long>("workplan.inbox.parked", "{message}", "Messages put aside for something not yet known.");
        _commitToDispatch = _meter.CreateHistogram<double>("workplan.outbox.duration", "s", "From publishing to the broker's confirm.");
        _meter.CreateObservableGauge("workplan.outbox.backlog", () => _state.Backlog, "{message}", "Rows that wait to be sent.");
        _meter.CreateObservableGauge("workplan.outbox.parked", () => _state.Parked, "{message}", "Rows that wait for something not yet known.");
        _meter.CreateObservableGauge("workplan.outbox.oldest.age", () => _state.OldestAge, "s", "Age of the oldest row that waits.");
    }

    public void Measured(OutboxState state) => _state = state;

    public void Dispatched(TimeSpan sinceCommit)
    {
        _dispatched.Add(1);
        _commitToDispatch.Record(Math.Max(0, sinceCommit.TotalSeconds));
    }

    public void Failed(int messages) => _failures.Add(messages);

    public void Duplicate(string queue) => _duplicates.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void Parked(string queue) => _parked.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void Dispose() => _meter.Dispose();
}

internal readonly record struct OutboxState(long Backlog, long Parked, double OldestAge);
