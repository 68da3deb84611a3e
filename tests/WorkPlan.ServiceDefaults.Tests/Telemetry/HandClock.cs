namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>A clock that only moves by hand, timers included: what falls due while it moves runs at its exact time, in order.</summary>
internal sealed class HandClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = Start;
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
        while (TakeDue(until) is { } due) due.Run();
        lock (_lock) _now = until;
    }

    /// <summary>Awaits somebody who waits for exactly this second after the start, then moves there.</summary>
    public async Task FireAsync(double second)
    {
        var due = Start + TimeSpan.FromSeconds(second);
        while (true)
        {
            Task armed;
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due == due)) break;
                armed = _armed.Task;
            }

            if (await Task.WhenAny(armed, Task.Delay(Patience)) != armed) throw new TimeoutException($"Nobody waits for {due:O}: {this}");
        }

        Advance(due - GetUtcNow());
    }

    public override string ToString()
    {
        lock (_lock) return $"now {_now:O}, due {string.Join(", ", _timers.Select(timer => $"{timer.Due:O}"))}";
    }

    private HandTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due.Value;
            next.Due = null;
            _timers.Remove(next);
            return next;
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
