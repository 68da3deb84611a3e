using System.Text.Json;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// <c>targets.json</c> in the run directory: what Prometheus scrapes, as its discovery by files reads it. There from the start, so that
/// a system that does not come up is watched, too; the addresses stay as long as the system runs.
/// </summary>
internal static class TargetsFile
{
    public static void Write(string path, RunningSystem system) => PrivateFile.Write(path, JsonSerializer.Serialize(
        system.Plans.Where(plan => plan.Url?.StartsWith("http", StringComparison.Ordinal) == true).Select(plan => new
        {
            targets = new[] { new Uri(plan.Url!).Authority },
            labels = new { service = plan.Name },
        })));
}
