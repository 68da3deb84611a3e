using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>What is in deploy/observability, and a rendition of it that is as quick as a test.</summary>
internal static partial class ObservabilityFiles
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "deploy", "observability");

    /// <summary>Dashboard, panel and expression of everything that Grafana would ask.</summary>
    public static IEnumerable<(string Dashboard, string Panel, string Expression)> Queries() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "grafana", "dashboards"), "*.json")
        let dashboard = JsonNode.Parse(File.ReadAllText(file))!
        from panel in dashboard["panels"]!.AsArray()
        from target in panel!["targets"]?.AsArray() ?? []
        select (dashboard["uid"]!.GetValue<string>(), panel["title"]!.GetValue<string>(), target!["expr"]!.GetValue<string>());

    /// <summary>What Grafana asks to offer a choice: the series, and the label of theirs that it offers.</summary>
    public static IEnumerable<(string Dashboard, string Series, string Label)> Choices() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "grafana", "dashboards"), "*.json")
        let dashboard = JsonNode.Parse(File.ReadAllText(file))!
        from variable in dashboard["templating"]?["list"]?.AsArray() ?? []
        let asked = LabelValues().Match(variable!["definition"]?.GetValue<string>() ?? "")
        where asked.Success
        select (dashboard["uid"]!.GetValue<string>(), asked.Groups[1].Value, asked.Groups[2].Value);

    /// <summary>The series that an expression asks for, as it selects them; of whichever service is chosen.</summary>
    public static IEnumerable<string> SelectorsIn(string expression) => Selector()
        .Matches(Grouping().Replace(expression, "").Replace("service=\"$service\"", "service!=\"\"", StringComparison.Ordinal))
        .Select(match => match.Value);

    /// <summary>The labels by which an expression groups or joins.</summary>
    public static IEnumerable<string> LabelsIn(string expression) => Grouping().Matches(expression)
        .SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct();

    /// <summary>
    /// prometheus.yml and the rules as they are, but scraping and judging every second: an alert waits for nothing, looks back
    /// five seconds, and an outbox is old after two seconds.
    /// </summary>
    public static string RenderInto(string directory, IEnumerable<(string Service, Uri Address)> targets)
    {
        var rules = File.ReadAllText(Path.Combine(Folder, "rules", "workplan.rules.yml"));
        rules = Replaced(rules, @"for: \d+[ms]", "for: 0s");
        rules = Replaced(rules, @"\[\d+m\]", "[5s]");
        rules = Replaced(rules, @"workplan_outbox_oldest_age_seconds\) > 60", "workplan_outbox_oldest_age_seconds) > 2");
        Directory.CreateDirectory(Path.Combine(directory, "rules"));
        File.WriteAllText(Path.Combine(directory, "rules", "workplan.rules.yml"), rules);

        Directory.CreateDirectory(Path.Combine(directory, "targets"));
        File.WriteAllText(
            Path.Combine(directory, "targets", "workplan.json"),
            JsonSerializer.Serialize(targets.Select(target => new { targets = new[] { target.Address.Authority }, labels = new { service = target.Service } })));

        var configuration = File.ReadAllText(Path.Combine(Folder, "prometheus.yml"));
        configuration = Replaced(configuration, @"(scrape_interval|scrape_timeout|evaluation_interval): \d+s", "$1: 1s");
        var path = Path.Combine(directory, "prometheus.yml");
        File.WriteAllText(path, configuration);
        return path;
    }

    private static string Replaced(string text, string pattern, string replacement)
    {
        Assert.Matches(pattern, text);
        return Regex.Replace(text, pattern, replacement);
    }

    [GeneratedRegex(@"\b(up|target_info|ALERTS|(workplan|http|dotnet|kestrel)_\w+)\b(\{[^}]*\})?(?!\w*\()")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\b(?:by|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"^label_values\((.*),\s*(\w+)\)$")]
    private static partial Regex LabelValues();
}
