using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>
/// Meter <c>WorkPlan.Operations</c>: health, queues, disk, scheduled work and what expires, as gauges that are read while somebody
/// scrapes and at most once in <see cref="OperationsOptions.ReadingsLast"/>.
/// </summary>
internal sealed class OperationsMetrics : IHostedService, IDisposable
{
    public const string Name = "WorkPlan.Operations";

    private readonly Meter _meter;
    private readonly Readings _readings;
    private readonly ScheduledWork _work;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _last;

    public OperationsMetrics(
        IMeterFactory meters, Readings readings, InstanceStates instance, ScheduledWork work, IOptions<OperationsOptions> options, TimeProvider clock)
    {
        (_readings, _work, _clock, _last) = (readings, work, clock, options.Value.ReadingsLast);
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("workplan.uptime", () => instance.Uptime.TotalSeconds, "s", "Since the instance started.");
        _meter.CreateObservableGauge("workplan.health.status", Health, "", "Readiness by check: 1 healthy, 0.5 degraded, 0 unhealthy.");
        _meter.CreateObservableGauge("workplan.queue.messages", () => Queues(depth => depth.Messages), "{message}", "Messages ready in the queue of a consumer.");
        _meter.CreateObservableGauge("workplan.queue.consumers", () => Queues(depth => depth.Consumers), "{consumer}", "Instances that read the queue.");
        _meter.CreateObservableGauge(
            "workplan.error.queue.messages", () => Queues(depth => depth.ErrorMessages), "{message}", "Messages given up, in the error queue of the queue.");
        _meter.CreateObservableGauge("workplan.store.size", () => Stores(store => store.Bytes), "By", "What the database or the log files take on disk.");
        _meter.CreateObservableGauge("workplan.store.free", () => Stores(store => store.FreeBytes), "By", "What is free on the disk where they lie.");
        _meter.CreateObservableGauge("workplan.store.volume", () => Stores(store => store.VolumeBytes), "By", "The size of that disk.");
        _meter.CreateObservableGauge("workplan.job.interval", () => Jobs(job => job.Every.TotalSeconds), "s", "How often scheduled work is to run.");
        _meter.CreateObservableGauge(
            "workplan.job.age", () => Jobs(job => job.Age.TotalSeconds), "s", "Since this instance last finished it well, or came further with it, or started.");
        _meter.CreateObservableCounter("workplan.job.runs", Runs, "{run}", "Runs of scheduled work that have ended, by outcome.");
        _meter.CreateObservableGauge(
            "workplan.work.set_aside", SetAside, "{piece}", "Pieces of work that failed and wait to be tried again, while the rest goes on, by kind of work.");
        _meter.CreateObservableGauge("workplan.expiry.remaining", Expiring, "s", "Until the next of its kind expires or has to be renewed.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Health() => (_readings.Health.Observe(_last)?.Entries ?? new Dictionary<string, HealthReportEntry>())
        .Select(entry => new Measurement<double>(
            entry.Value.Status switch { HealthStatus.Healthy => 1, HealthStatus.Degraded => 0.5, _ => 0 }, Tag("check", entry.Key)));

    private IEnumerable<Measurement<long>> Queues(Func<QueueDepth, long> value) => (_readings.Queues.Observe(_last) ?? [])
        .Select(depth => new Measurement<long>(value(depth), Tag("queue", depth.Queue)));

    private IEnumerable<Measurement<long>> Stores(Func<StoreState, long?> value) => (_readings.Stores.Observe(_last) ?? [])
        .Where(store => value(store) is not null)
        .Select(store => new Measurement<long>(value(store)!.Value, Tag("store", store.Kind)));

    private IEnumerable<Measurement<double>> Jobs(Func<ScheduledJob, double> value) =>
        _work.Jobs.Select(job => new Measurement<double>(value(job), Tag("job_name", job.Name)));

    private IEnumerable<Measurement<long>> Runs() => _work.Jobs.SelectMany(job => (Measurement<long>[])
    [
        new(job.Successes, Tag("job_name", job.Name), Tag("outcome", "succeeded")),
        new(job.Failures, Tag("job_name", job.Name), Tag("outcome", "failed")),
    ]);

    private IEnumerable<Measurement<long>> SetAside() =>
        (_readings.SetAside.Observe(_last) ?? []).Select(state => new Measurement<long>(state.Pieces, Tag("work", state.Work)));

    private IEnumerable<Measurement<double>> Expiring() => (_readings.Expiring.Observe(_last) ?? [])
        .Where(item => item is { ExpiresAt: not null, State: not "retired" })
        .GroupBy(item => item.Kind)
        .Select(kind => new Measurement<double>(kind.Min(item => (item.ExpiresAt!.Value - _clock.GetUtcNow()).TotalSeconds), Tag("kind", kind.Key)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
