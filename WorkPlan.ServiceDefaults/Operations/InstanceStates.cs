using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>Puts together what this instance says of itself. What does not answer in time is left out: the rest is wanted all the more.</summary>
internal sealed class InstanceStates(
    ServiceIdentity service, TelemetryIdentity identity, Readings readings, RecentRequests requests, ScheduledWork work, TimeProvider clock,
    UnavailabilityMetrics unavailability, MessagingMetrics? messaging = null, DatabaseLeases? leases = null) : IInstanceState
{
    /// <summary>Several who watch at once share a reading.</summary>
    private static readonly TimeSpan Shared = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _started = clock.GetTimestamp();

    public TimeSpan Uptime => clock.GetElapsedTime(_started);

    public async Task<InstanceState> ReadAsync(CancellationToken cancellationToken)
    {
        var health = readings.Health.GetAsync(Shared, cancellationToken);
        var stores = readings.Stores.GetAsync(Shared, cancellationToken);
        var expiring = readings.Expiring.GetAsync(Shared, cancellationToken);
        var held = readings.Leases.GetAsync(Shared, cancellationToken);
        var queues = readings.Queues.GetAsync(Shared, cancellationToken);
        var outbox = readings.Outbox.GetAsync(Shared, cancellationToken);
        var setAside = readings.SetAside.GetAsync(Shared, cancellationToken);
        await Task.WhenAll(health, stores, expiring, held, queues, outbox, setAside);
        var holders = await held ?? [];
        return new InstanceState
        {
            Service = service.Name,
            Instance = identity.InstanceId,
            Version = TelemetryIdentity.Version,
            StartedAt = _startedAt,
            UptimeSeconds = Math.Round(Uptime.TotalSeconds, 1),
            Health = HealthWords.Of((await health)?.Status ?? HealthStatus.Unhealthy),
            Checks = [.. ((await health)?.Entries ?? new Dictionary<string, HealthReportEntry>())
                .Select(entry => new CheckState(entry.Key, HealthWords.Of(entry.Value.Status)))],
            WorkingSetBytes = WorkingSet(),
            Requests = requests.Summarise(),
            DatabaseRefusals = unavailability.OfTheDatabaseLately,
            Outbox = await outbox,
            Queues = (await queues)?.Select(Described).ToList(),
            Jobs = [.. work.Jobs.Select(job => Described(job, holders))],
            LeaseOwner = leases?.Owner,
            SetAside = await setAside ?? [],
            Stores = await stores ?? [],
            Expiring = await expiring ?? [],
        };
    }

    private QueueState Described(QueueDepth depth) => new(
        depth.Queue, depth.Messages, depth.Consumers, depth.ErrorQueue, depth.ErrorMessages,
        messaging!.ConsumedOf(depth.Queue), Math.Round(messaging.OldestInHandOf(depth.Queue).TotalSeconds, 1));

    private JobState Described(ScheduledJob job, IReadOnlyList<Lease> holders)
    {
        var held = holders.FirstOrDefault(lease => lease.Name == job.Lease && lease.UntilUtc > clock.GetUtcNow());
        return new JobState(
            job.Name, job.Every.TotalSeconds, job.LastStartedAt, job.LastEndedAt, job.LastSucceeded, Math.Round(job.Age.TotalSeconds, 1), job.NextAt,
            held?.Owner, held?.UntilUtc);
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
