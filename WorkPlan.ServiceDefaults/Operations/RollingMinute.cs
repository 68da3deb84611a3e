namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>How often something happened in the last minute, how often it failed, and how long it took, in steps of five seconds.</summary>
internal sealed class RollingMinute(TimeProvider clock)
{
    private const int Steps = 12;
    private const double FirstBound = 0.0005;
    private const double Growth = 1.25;
    private const int Buckets = 56; // the last one begins above a minute and a half
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Slot[] _slots = [.. Enumerable.Range(0, Steps).Select(_ => new Slot())];
    private readonly long _since = clock.GetTimestamp();

    /// <param name="seconds">How long it took.</param>
    /// <param name="failed">Whether it went wrong.</param>
    public void Record(double seconds, bool failed)
    {
        var bucket = seconds <= FirstBound ? 0 : Math.Min(Buckets - 1, (int)Math.Ceiling(Math.Log(seconds / FirstBound, Growth)));
        lock (_gate)
        {
            var slot = Current();
            slot.Durations[bucket]++;
            slot.Failures += failed ? 1 : 0;
        }
    }

    /// <summary>How often it happened.</summary>
    public long Count()
    {
        var now = Now();
        lock (_gate)
            return _slots.Where(slot => slot.Number > now - Steps).Sum(slot => slot.Durations.Sum(count => (long)count));
    }

    public RequestFigures Summarise()
    {
        var counts = new long[Buckets];
        long failures = 0;
        var now = Now();
        lock (_gate)
        {
            foreach (var slot in _slots.Where(slot => slot.Number > now - Steps))
            {
                failures += slot.Failures;
                for (var i = 0; i < Buckets; i++)
                    counts[i] += slot.Durations[i];
            }
        }
        var total = counts.Sum();
        // The slot that has just begun is not over yet.
        var seconds = Math.Max(1, Math.Min(clock.GetElapsedTime(_since).TotalSeconds, (Steps - 0.5) * Step.TotalSeconds));
        return new RequestFigures(
            Math.Round(total / seconds, 2), Math.Round(failures / seconds, 3),
            Percentile(counts, total, 0.50), Percentile(counts, total, 0.95), Percentile(counts, total, 0.99));
    }

    /// <summary>The upper bound of the bucket in which it lies, in milliseconds: at most a quarter too much.</summary>
    private static double? Percentile(long[] counts, long total, double share)
    {
        if (total == 0)
            return null;
        var wanted = (long)Math.Ceiling(total * share);
        var bucket = 0;
        for (var seen = counts[0]; seen < wanted; seen += counts[bucket])
            bucket++;
        return Math.Round(FirstBound * Math.Pow(Growth, bucket) * 1_000, 1);
    }

    private Slot Current()
    {
        var number = Now();
        var slot = _slots[number % Steps];
        if (slot.Number != number)
            slot.BeginAs(number);
        return slot;
    }

    private long Now() => clock.GetElapsedTime(0).Ticks / Step.Ticks;

    private sealed class Slot
    {
        public long Number { get; private set; } = -Steps;

        public int[] Durations { get; } = new int[Buckets];

        public int Failures { get; set; }

        public void BeginAs(long number)
        {
            Number = number;
            Failures = 0;
            Array.Clear(Durations);
        }
    }
}
