namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>A clock that only moves by hand, timers included: what falls due while it moves runs at its exact time, in order.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Completes when somebody waits on this clock.</summary>
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (AdvanceToNext(until))
        {
        }

        lock (_lock) _now = until;
    }

    /// <summary>Moves to the next due timer at or before the limit and runs it; false when there is none.</summary>
    public bool AdvanceToNext(DateTimeOffset limit)
    {
        HandTimer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= limit).MinBy(timer => timer.Due);
            if (next is null) return false;
            if (next.Due > _now) _now = next.Due!.Value;
            next.Due = null;
            _timers.Remove(next);
        }

        next.Run();
        return true;
    }

    /// <summary>Until a timer due at or before the limit is set.</summary>
    public async Task ArmedAsync(DateTimeOffset limit)
    {
        while (true)
        {
            Task armed;
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due <= limit)) return;
                armed = _armed.Task;
            }

            await armed.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private sealed class HandTimer(HandClock clock, Action run) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is null) return true;
                clock._timers.Add(this);
                clock._armed.SetResult();
                clock._armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
