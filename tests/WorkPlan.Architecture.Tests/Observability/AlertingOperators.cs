using System.Text.RegularExpressions;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Architecture.Tests.Observability;

/// <summary>The alert rules are understood by Prometheus, tested, and each has a page that says what to do.</summary>
[Trait("Category", "Operations")]
public sealed partial class AlertingOperators
{
    private static readonly string Observability = Path.Combine(SourceTree.Root, "deploy", "observability");
    private static readonly string Rules = Path.Combine(Observability, "rules", "workplan.rules.yml");
    private static readonly string Tests = Path.Combine(Observability, "rules", "workplan.tests.yml");
    private static readonly string Runbooks = Path.Combine(SourceTree.Root, "docs", "runbooks");

    [PromtoolFact]
    public async Task Prometheus_understands_the_rules_and_the_configuration()
    {
        foreach (var arguments in (string[][])[["check", "rules", Rules], ["check", "config", Path.Combine(Observability, "prometheus.yml")]])
        {
            var (exitCode, said) = await Promtool.RunAsync(null, arguments);
            Assert.True(exitCode == 0, said);
        }
    }

    [PromtoolFact]
    public async Task Each_fires_when_it_should_and_not_before()
    {
        var (exitCode, said) = await Promtool.RunAsync(null, "test", "rules", Tests);

        Assert.True(exitCode == 0, said);
    }

    [Fact]
    public void Each_has_a_test_and_a_runbook() => Faults(Alerts(), File.ReadAllText(Tests), Directory.EnumerateFiles(Runbooks).Select(Path.GetFileName)!)
        .ShouldBeNone();

    [Fact]
    public void One_without_them_is_seen() => Assert.Equal(
        ["Nobody tests Silent.", "Silent has no runbook."], Faults(["Silent"], "alertname: Loud,", ["Loud.md"]));

    [Fact]
    public void Each_runbook_says_what_one_sees_what_it_means_what_to_do_and_when_it_is_over()
    {
        foreach (var alert in Alerts())
        {
            var page = File.ReadAllText(Path.Combine(Runbooks, $"{alert}.md"));
            Assert.StartsWith($"# {alert}\n", page, StringComparison.Ordinal);
            Assert.All((string[])["## What one sees", "## What it means", "## What to do", "## When it is over"],
                heading => Assert.True(page.Contains(heading, StringComparison.Ordinal), $"{alert}.md has no «{heading}»."));
        }
    }

    /// <summary>Their first page has a place for what could not be tried; steps have none. That they are followed is shown end to end.</summary>
    [Fact]
    public void What_could_not_be_tried_is_in_no_step()
    {
        var pages = Directory.EnumerateFiles(Runbooks).Where(page => Path.GetFileName(page) != "README.md").ToList();
        Assert.True(pages.Count > 15);
        Assert.All(pages, page => Assert.DoesNotMatch(@"(?i)not tried|systemctl|journalctl|\bsys\.", File.ReadAllText(page)));
    }

    private static IEnumerable<string> Faults(IEnumerable<string> alerts, string tests, IEnumerable<string> runbooks)
    {
        foreach (var alert in alerts)
        {
            if (!Regex.IsMatch(tests, $@"alertname: {alert}\b[^}}]*\n\s+exp_alerts:\n\s+- exp_labels"))
                yield return $"Nobody tests {alert}.";
            if (!runbooks.Contains($"{alert}.md"))
                yield return $"{alert} has no runbook.";
        }
    }

    private static string[] Alerts() => [.. Alert().Matches(File.ReadAllText(Rules)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alert();
}
