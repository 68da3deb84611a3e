namespace WorkPlan.ServiceDefaults.Resilience;

/// <summary>How patient a named client is; bound from <c>Resilience:&lt;name&gt;</c>. The defaults suit calls between services.</summary>
public sealed class ResilienceOptions
{
    public const string Section = "Resilience";

    /// <summary>For everything: all attempts and the pauses between them.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After the first attempt; only of GET, HEAD and OPTIONS without a body.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>The first pause; each next one is twice as long. A server's Retry-After takes its place.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Spreads the pauses, so that clients who failed together do not come back together.</summary>
    public bool Jitter { get; set; } = true;

    /// <summary>The share of failures within <see cref="BreakerWindow"/> that opens the circuit.</summary>
    public double BreakerFailureRatio { get; set; } = 0.1;

    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Fewer calls than this within the window never open the circuit.</summary>
    public int BreakerMinimumCalls { get; set; } = 100;

    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls under way at once; the next one is refused, not queued.</summary>
    public int MaxConcurrentCalls { get; set; } = 1_000;
}
