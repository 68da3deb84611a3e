namespace WorkPlan.ServiceDefaults.Tests.Telemetry.Prometheus;

/// <summary>Runs where Prometheus is installed, and says so where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (!path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "promtool"))))
            Skip = "promtool is not installed (Debian: prometheus).";
    }
}
