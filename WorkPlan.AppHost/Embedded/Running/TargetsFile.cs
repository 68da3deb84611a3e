using System.Text.Json;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// <c>targets.json</c> in the run directory: what Prometheus scrapes, as its discovery by files reads it. There from the start, so that
/// a system that does not come up is watched, too; the addresses stay as long as the system runs.
/// </summary>
internal static class TargetsFile
{
    public static void Write(string path, RunningSystem system) => PrivateFile.Write(path, JsonSerializer.Serialize(
        // The broker's address, too, may be one for a browser; what is reached by a connection string is no service of ours.
        system.Plans.Where(plan => plan.ConnectionString is null && plan.Url?.StartsWith("http", StringComparison.Ordinal) == true).Select(plan => new
        {
            targets = new[] { new Uri(plan.Url!).Authority },
            labels = new { service = plan.Name },
        })));
}
