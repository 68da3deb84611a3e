namespace WorkPlan.AppHost.Embedded;

/// <summary>How long to wait before a crashed process is started again: doubling, and short again after a stable time.</summary>
internal sealed class BackOff
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Who ran this long has got over whatever it was.</summary>
    public static readonly TimeSpan Stable = TimeSpan.FromSeconds(60);

    private TimeSpan next = Shortest;

    public TimeSpan AfterRunning(TimeSpan uptime)
    {
        var pause = uptime >= Stable ? Shortest : next;
        next = pause * 2 < Longest ? pause * 2 : Longest;
        return pause;
    }
}
