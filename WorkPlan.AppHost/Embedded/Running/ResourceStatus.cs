namespace WorkPlan.AppHost.Embedded;

/// <summary>A service ends up healthy, a program that runs once ends up completed.</summary>
internal enum ResourceState
{
    Waiting,
    Starting,
    Running,
    Healthy,
    Unhealthy,
    Crashed,
    Completed,
    Failed,
    Stopping,
    Stopped,
}

/// <summary>What is known of a resource at this moment.</summary>
internal sealed record ResourceStatus(LaunchPlan Plan)
{
    public ResourceState State { get; init; }

    public int? ProcessId { get; init; }

    public int Restarts { get; init; }

    /// <summary>Why it is in this state, where that is not plain.</summary>
    public string? Reason { get; init; }
}
