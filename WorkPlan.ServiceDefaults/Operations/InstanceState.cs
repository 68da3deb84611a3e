namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>What one running instance of a service says of itself. What it cannot read at the moment is null.</summary>
public sealed record InstanceState
{
    public required string Service { get; init; }

    /// <summary>The instance's own id, the same as in its telemetry (<c>service.instance.id</c>).</summary>
    public required string Instance { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double UptimeSeconds { get; init; }

    /// <summary>healthy, degraded or unhealthy: the worst of <see cref="Checks"/>.</summary>
    public required string Health { get; init; }

    public required IReadOnlyList<CheckState> Checks { get; init; }

    public required long WorkingSetBytes { get; init; }

    /// <summary>Of all requests but probes, in the last minute.</summary>
    public required RequestFigures Requests { get; init; }

    /// <summary>How many requests were refused in the last minute because the database was locked, full or away.</summary>
    public long DatabaseRefusals { get; init; }

    /// <summary>Null where the service sends no messages, or its database does not answer.</summary>
    public OutboxFigures? Outbox { get; init; }

    /// <summary>Null where the service has no queues, or the broker does not answer.</summary>
    public IReadOnlyList<QueueState>? Queues { get; init; }

    public required IReadOnlyList<JobState> Jobs { get; init; }

    /// <summary>The name by which this instance holds leases.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>Work that failed and waits to be tried again, while the rest goes on; also what there is none of.</summary>
    public IReadOnlyList<SetAsideState> SetAside { get; init; } = [];

    public required IReadOnlyList<StoreState> Stores { get; init; }

    public required IReadOnlyList<ExpiringItem> Expiring { get; init; }
}

/// <param name="Name">start, database, broker, services.</param>
/// <param name="Status">healthy, degraded or unhealthy.</param>
public sealed record CheckState(string Name, string Status);

/// <param name="PerSecond">In the last minute.</param>
/// <param name="ErrorsPerSecond">Those that ended with 500 and above.</param>
/// <param name="P50Ms">Half were not slower, in milliseconds (up to a quarter too much); null when there were none.</param>
/// <param name="P95Ms">19 of 20 were not slower.</param>
/// <param name="P99Ms">99 of 100 were not slower.</param>
public sealed record RequestFigures(double PerSecond, double ErrorsPerSecond, double? P50Ms, double? P95Ms, double? P99Ms);

/// <param name="Backlog">Messages that wait to be sent.</param>
/// <param name="Parked">Messages that wait for something not yet known, or to be tried again after a cut.</param>
/// <param name="OldestAgeSeconds">For how long the oldest waits to be sent.</param>
public sealed record OutboxFigures(long Backlog, long Parked, double OldestAgeSeconds);

/// <param name="Queue">The consumer's queue.</param>
/// <param name="Messages">Ready in it.</param>
/// <param name="Consumers">Instances that read it.</param>
/// <param name="ErrorQueue">Where what cannot be consumed goes.</param>
/// <param name="ErrorMessages">In the error queue.</param>
/// <param name="Consumed">By this instance in the last minute: how often, and how long from publishing to effect.</param>
/// <param name="OldestInHandSeconds">For how long this instance has been at the message that it has been at longest; 0 when it is at none.</param>
public sealed record QueueState(
    string Queue, long Messages, long Consumers, string ErrorQueue, long ErrorMessages, RequestFigures Consumed, double OldestInHandSeconds);

/// <param name="Job">Its name.</param>
/// <param name="EverySeconds">Its interval.</param>
/// <param name="LastStartedAt">Null when this instance has not run it since its start.</param>
/// <param name="LastEndedAt">Null while it runs for the first time.</param>
/// <param name="LastSucceeded">How the last finished run ended.</param>
/// <param name="AgeSeconds">Since this instance last finished it well, or came further with it, or started.</param>
/// <param name="NextAt">When this instance looks again; before now when it is late.</param>
/// <param name="LeaseHeldBy">Who alone may do it at the moment; null when nobody, or everybody.</param>
/// <param name="LeaseUntil">Until when, unless it is prolonged.</param>
public sealed record JobState(
    string Job, double EverySeconds, DateTimeOffset? LastStartedAt, DateTimeOffset? LastEndedAt, bool? LastSucceeded, double AgeSeconds,
    DateTimeOffset? NextAt, string? LeaseHeldBy, DateTimeOffset? LeaseUntil);

/// <param name="Work">What it is: documents, rollups.</param>
/// <param name="Pieces">How many are set aside.</param>
public sealed record SetAsideState(string Work, long Pieces);

/// <param name="Kind">database or logs.</param>
/// <param name="Bytes">What it takes.</param>
/// <param name="FreeBytes">What is free where it lies; null where a database server does not let the service see that.</param>
/// <param name="VolumeBytes">How large that disk is.</param>
public sealed record StoreState(string Kind, long Bytes, long? FreeBytes, long? VolumeBytes);

/// <summary>Something that stops being valid by itself.</summary>
/// <param name="Kind">signingKey, keyRing or certificate.</param>
/// <param name="Name">A key's id, a certificate's subject.</param>
/// <param name="State">signs, next, retired (still published) or valid.</param>
/// <param name="From">Valid from.</param>
/// <param name="ExpiresAt">A certificate's end; when a signing key is followed by the next one, or a retired one is forgotten.</param>
public sealed record ExpiringItem(string Kind, string Name, string State, DateTimeOffset From, DateTimeOffset? ExpiresAt);

/// <summary>This instance, as it sees itself.</summary>
public interface IInstanceState
{
    Task<InstanceState> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Tells how much of a service's work failed and was set aside, so that the rest went on; 0 when none was.</summary>
public interface ISetAside
{
    Task<IReadOnlyList<SetAsideState>> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Tells what of a service stops being valid by itself.</summary>
public interface IExpiring
{
    Task<IReadOnlyList<ExpiringItem>> ListAsync(CancellationToken cancellationToken);
}
