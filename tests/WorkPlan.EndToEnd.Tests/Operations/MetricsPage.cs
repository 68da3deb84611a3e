using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>A row of docs/telemetry.md; services are null for the platform's metrics.</summary>
internal sealed record ListedMetric(string Name, string Type, string Unit, IReadOnlySet<string> Labels, IReadOnlySet<string>? Services, string What);

/// <summary>The tables of docs/telemetry.md.</summary>
internal static partial class MetricsPage
{
    private static readonly string[] WithBus = ["planning", "assignments", "inspections", "emulation", "notifications"];

    public static IReadOnlyDictionary<string, ListedMetric> Read() => File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "telemetry.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && MetricName().IsMatch(line))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new ListedMetric(
            cells[0].Trim('`'), cells[1], cells[2], Quoted().Matches(cells[3]).Select(match => match.Groups[1].Value).ToHashSet(),
            cells.Length == 6 ? ServicesOf(cells[4]) : null, cells[^1]))
        .ToDictionary(metric => metric.Name);

    private static HashSet<string> ServicesOf(string from) => from switch
    {
        "all" => [.. WatchedSystem.Services],
        "bus" => [.. WithBus],
        "data" => [.. WithBus, "identity"],
        _ => [.. from.Split(", ")],
    };

    [GeneratedRegex(@"^\| `[a-z_]+` \| (counter|gauge|histogram) \|")]
    private static partial Regex MetricName();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Quoted();
}
