using System.Collections.Concurrent;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>What this instance does by the clock, and how the last run of each ended.</summary>
public sealed class ScheduledWork(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ScheduledJob> _jobs = new();

    public IEnumerable<ScheduledJob> Jobs => _jobs.Values.OrderBy(job => job.Name, StringComparer.Ordinal);

    /// <param name="name">The same in every instance; a label of metrics.</param>
    /// <param name="every">Its interval.</param>
    /// <param name="lease">The lease under which one instance at a time does it; null when every instance does it.</param>
    public ScheduledJob Add(string name, TimeSpan every, string? lease = null) =>
        _jobs.GetOrAdd(name, _ => new ScheduledJob(name, every, lease, clock));
}

/// <summary>One job of this instance.</summary>
public sealed class ScheduledJob
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();

    internal ScheduledJob(string name, TimeSpan every, string? lease, TimeProvider clock)
    {
        (Name, Every, Lease, _clock) = (name, every, lease, clock);
        Known = clock.GetUtcNow();
    }

    public string Name { get; }

    public TimeSpan Every { get; }

    public string? Lease { get; }

    internal DateTimeOffset Known { get; }

    internal DateTimeOffset? LastStartedAt { get; private set; }

    internal DateTimeOffset? LastEndedAt { get; private set; }

    internal DateTimeOffset? LastSucceededAt { get; private set; }

    /// <summary>When the run that goes on, and takes longer than its interval, last came further.</summary>
    internal DateTimeOffset? LastCameFurtherAt { get; private set; }

    /// <summary>Since it was last finished well, or came further, or since it is known.</summary>
    internal TimeSpan Age => _clock.GetUtcNow() - Later(LastSucceededAt, LastCameFurtherAt, Known);

    /// <summary>When this instance looks again.</summary>
    internal DateTimeOffset NextAt => Later(LastStartedAt, LastCameFurtherAt, Known) + Every;

    internal bool? LastSucceeded { get; private set; }

    internal long Failures { get; private set; }

    internal long Successes { get; private set; }

    /// <summary>Begins a run; it has failed unless it says that it has succeeded before it is disposed of.</summary>
    public JobRun Start()
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
            LastStartedAt = now;
        return new JobRun(this);
    }

    internal void CameFurther()
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            // One that fails again and again is late, whatever it did before it failed.
            if (now - LastStartedAt > Every)
                LastCameFurtherAt = now;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset? other, DateTimeOffset known)
    {
        var latest = one > known ? one.Value : known;
        return other > latest ? other.Value : latest;
    }

    internal void End(bool succeeded)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            LastEndedAt = now;
            LastCameFurtherAt = null;
            LastSucceeded = succeeded;
            if (succeeded)
                (LastSucceededAt, Successes) = (now, Successes + 1);
            else
                Failures++;
        }
    }
}

/// <summary>One run of a job.</summary>
public sealed class JobRun : IDisposable
{
    private readonly ScheduledJob _job;
    private bool _succeeded;

    internal JobRun(ScheduledJob job) => _job = job;

    public void Succeeded() => _succeeded = true;

    /// <summary>A piece is done and more follow: a run that takes long is not late as long as it goes on.</summary>
    public void CameFurther() => _job.CameFurther();

    public void Dispose() => _job.End(_succeeded);
}
