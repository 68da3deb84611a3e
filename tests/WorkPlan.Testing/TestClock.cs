namespace WorkPlan.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Waiting is real: a timer ends when its time has really passed or when the
/// clock is moved past it, whichever comes first, so that background work runs although the clock stands.
/// </summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<TestTimer> _timers = [];
    private DateTimeOffset _now = now.ToUniversalTime();

    /// <summary>A Tuesday morning in the work year that the samples tell of.</summary>
    public static DateTimeOffset Start { get; } = new(2022, 1, 11, 9, 0, 0, TimeSpan.FromHours(7));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MoveTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock, forward or back; timers that are due fire.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        List<TestTimer> due;
        lock (_gate)
        {
            _now = now.ToUniversalTime();
            due = [.. _timers.Where(timer => timer.DueAt <= _now)];
        }
        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class TestTimer : ITimer
    {
        private readonly TestClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly Timer _real;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TestTimer(TestClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _real = new Timer(_ => Fire());
        }

        /// <summary>On the clock's own time; null while the timer is off.</summary>
        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period;
                Arm(dueTime);
                return _real.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }

        public void Fire()
        {
            lock (_clock._gate)
            {
                if (DueAt is null)
                    return; // fired by the other of the two ways, or stopped
                var next = _period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan;
                Arm(next);
                _real.Change(next, Timeout.InfiniteTimeSpan);
            }
            _callback(_state);
        }

        public void Dispose()
        {
            lock (_clock._gate)
                Arm(Timeout.InfiniteTimeSpan);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan dueTime)
        {
            if (dueTime < TimeSpan.Zero)
            {
                DueAt = null;
                _clock._timers.Remove(this);
            }
            else
            {
                DueAt = _clock._now + dueTime;
                _clock._timers.Add(this);
            }
        }
    }
}
