namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// The environment of a project: what Aspire would inject, so that a service cannot tell which engine runs it. The app host's own
/// environment is handed on beneath it, without what was meant for the app host alone.
/// </summary>
internal static class ProjectEnvironment
{
    private static readonly string[] OwnNames =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORT", "ASPNETCORE_HTTPS_PORTS", "HTTP_PORTS",
        "HTTPS_PORTS", "DOTNET_LAUNCH_PROFILE", "DOTNET_ENVIRONMENT", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES",
    ];

    private static readonly string[] OwnPrefixes = ["ASPIRE_", "ConnectionStrings__", "Parameters__", "services__"];

    /// <summary>How much telemetry is kept, how often it is sent and how lines are written: whoever starts the system may say otherwise.</summary>
    private static readonly string[] Defaults =
    [
        "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_TRACES_SAMPLER", "OTEL_METRICS_EXEMPLAR_FILTER",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "LOGGING__CONSOLE__FORMATTERNAME",
    ];

    public static Dictionary<string, string?> Of(ProjectResource project, LaunchProfile? profile, RunContext run)
    {
        var environment = new Dictionary<string, string?>();
        var inherited = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in inherited.Where(IsMeantForTheAppHost))
            environment[name] = null;
        foreach (var (name, value) in Injected(project, profile, run).Where(variable => !Defaults.Contains(variable.Key) || !inherited.Contains(variable.Key)))
            environment[name] = value;
        return environment;
    }

    public static Dictionary<string, string> Injected(ProjectResource project, LaunchProfile? profile, RunContext run)
    {
        var injected = new Dictionary<string, string>
        {
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={project.Name}-{Environment.ProcessId}",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            // Where this engine writes what the process prints; the service tells operators how large that has become.
            ["Operations__LogDirectory"] = run.Directory.Folder("logs"),
        };
        foreach (var (name, value) in profile?.EnvironmentVariables ?? new Dictionary<string, string>())
            injected[name] = value;
        if (profile is not null)
            injected["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        if (project.Endpoint is not null)
            injected["ASPNETCORE_URLS"] = run.AddressOf(project);
        foreach (var write in project.EnvironmentWriters)
            write(injected, run);
        return injected;
    }

    private static bool IsMeantForTheAppHost(string name) =>
        OwnNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
