namespace WorkPlan.AppHost.Embedded;

/// <summary>How to bring one resource to life, now that addresses and secrets are known.</summary>
internal sealed record LaunchPlan
{
    public required string Name { get; init; }

    /// <summary>Null where nothing has to run: a folder of databases, a broker elsewhere.</summary>
    public ProcessPlan? Process { get; init; }

    /// <summary>What has to be written down before the process starts.</summary>
    public Action Prepare { get; init; } = () => { };

    public HealthCheck HealthCheck { get; init; } = HealthCheck.None;

    public string? Url { get; init; }

    /// <summary>How services reach it, where that is not by its URL. May hold a password: never shown.</summary>
    public string? ConnectionString { get; init; }

    public bool IsExternal { get; init; }

    /// <summary>A program that ends by itself; its end is no crash.</summary>
    public bool RunsToCompletion { get; init; }

    /// <summary>A part of another resource: not shown while it is well.</summary>
    public bool IsHidden { get; init; }

    /// <summary>From SIGTERM to SIGKILL.</summary>
    public TimeSpan StopsWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the beginning of the whole system's stop to SIGKILL, so that all of it takes less than ten seconds.</summary>
    public TimeSpan StopBy { get; init; } = TimeSpan.FromSeconds(5.5);
}
