namespace WorkPlan.AppHost.Embedded;

/// <summary>The address at which a project listens. The port is free-picked at start.</summary>
internal sealed class HttpEndpoint
{
    /// <summary>Open to users: shown at the end of start-up, and on the configured port.</summary>
    public bool IsExternal { get; set; }

    public string? HealthPath { get; set; }

    public int HealthyStatus { get; set; } = 200;
}
