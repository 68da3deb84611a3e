namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>What a service tells those who watch it; bound from the section <c>Operations</c>.</summary>
public sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>
    /// For so long a reading (health, queues, sizes, counts of the domain) serves every scrape: however many ask, database and broker
    /// are asked once. Nothing is read while nobody scrapes.
    /// </summary>
    public TimeSpan ReadingsLast { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where this service's log files lie, for their size; unset where something else keeps the log.</summary>
    public string? LogDirectory { get; set; }

    /// <summary>How often whoever watches live is told the state, in seconds.</summary>
    public double LiveEverySeconds { get; set; } = 2;

    /// <summary>How long one live stream stays open; the client opens the next.</summary>
    public int LiveMinutes { get; set; } = 10;

    /// <summary>How many may watch live at a time, over one gateway.</summary>
    public int LiveStreams { get; set; } = 20;

    internal bool IsUsable =>
        ReadingsLast >= TimeSpan.FromMilliseconds(100) && ReadingsLast <= TimeSpan.FromMinutes(5)
        && LiveEverySeconds is >= 0.2 and <= 60 && LiveMinutes is >= 1 and <= 60 && LiveStreams is >= 1 and <= 1_000;
}
