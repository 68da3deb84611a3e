namespace WorkPlan.ServiceDefaults.Health;

public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>
    /// How long after start a service waits for the broker before it calls itself ready without. Longer than a broker needs to start,
    /// short enough that a restart during a broker outage does not take the API down with it.
    /// </summary>
    public TimeSpan BrokerStartGrace { get; set; } = TimeSpan.FromSeconds(30);
}
