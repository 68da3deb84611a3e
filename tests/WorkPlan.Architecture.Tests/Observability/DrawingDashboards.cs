using System.Text.Json.Nodes;
using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Observability;

/// <summary>What Grafana demands of a dashboard file, and what a person does who reads it. Each rule comes with a file that breaks it.</summary>
[Trait("Category", "Operations")]
public sealed class DrawingDashboards
{
    private const int Columns = 24;

    /// <summary>Of Grafana's own ids; what we use.</summary>
    private static readonly string[] Units = ["none", "s", "bytes", "reqps", "ops", "percentunit"];

    private static readonly string Folder = Path.Combine(SourceTree.Root, "deploy", "observability", "grafana", "dashboards");

    [Fact]
    public void There_is_one_for_the_system_a_service_messaging_and_the_work() => Assert.Equal(
        ["workplan-business", "workplan-messaging", "workplan-service", "workplan-system"], All().Select(dashboard => Text(dashboard, "uid")).Order());

    [Fact]
    public void Grafana_can_load_them() => All().SelectMany(Faults).ShouldBeNone();

    [Fact]
    public void No_two_share_an_id_or_a_title()
    {
        Assert.Equal(4, All().Select(dashboard => Text(dashboard, "uid")).Distinct().Count());
        Assert.Equal(4, All().Select(dashboard => Text(dashboard, "title")).Distinct().Count());
    }

    [Theory]
    [InlineData("uid", "no uid")]
    [InlineData("title", "no title")]
    [InlineData("schemaVersion", "no schemaVersion")]
    public void A_dashboard_that_lacks_something_is_seen(string property, string fault) =>
        Assert.Contains(Faults(Broken(dashboard => dashboard.AsObject().Remove(property))), found => found.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("id")]
    [InlineData("title")]
    [InlineData("description")]
    [InlineData("datasource")]
    [InlineData("gridPos")]
    [InlineData("targets")]
    [InlineData("fieldConfig")]
    public void A_panel_that_lacks_something_is_seen(string property) =>
        Assert.NotEmpty(Faults(Broken(dashboard => dashboard["panels"]![1]!.AsObject().Remove(property))));

    [Fact]
    public void Panels_with_one_id_over_each_other_or_with_a_strange_unit_are_seen()
    {
        Assert.NotEmpty(Faults(Broken(dashboard => dashboard["panels"]![1]!["id"] = dashboard["panels"]![2]!["id"]!.GetValue<int>())));
        Assert.NotEmpty(Faults(Broken(dashboard => dashboard["panels"]![2]!["gridPos"] = dashboard["panels"]![1]!["gridPos"]!.DeepClone())));
        Assert.NotEmpty(Faults(Broken(dashboard => dashboard["panels"]![1]!["fieldConfig"]!["defaults"]!["unit"] = "apples")));
        Assert.NotEmpty(Faults(Broken(dashboard => dashboard["panels"]![1]!["targets"]![0]!["datasource"]!["uid"] = "somebody's")));
    }

    private static IEnumerable<string> Faults(JsonNode dashboard)
    {
        foreach (var property in (string[])["uid", "title", "schemaVersion", "panels", "templating", "time", "refresh"])
        {
            if (dashboard[property] is null)
                yield return $"A dashboard has no {property}.";
        }
        var name = Text(dashboard, "uid");
        if (dashboard["templating"]?["list"]?.AsArray().Any(variable => Text(variable!, "name") == "datasource" && Text(variable!, "type") == "datasource") != true)
            yield return $"{name} does not let the data source be chosen.";
        var panels = dashboard["panels"]?.AsArray().OfType<JsonNode>().ToList() ?? [];
        foreach (var id in panels.GroupBy(panel => panel["id"]?.GetValue<int>()).Where(group => group.Key is null || group.Count() > 1))
            yield return $"{name} has {id.Count()} panels with the id {id.Key}.";
        foreach (var fault in panels.SelectMany(FaultsOf).Concat(Overlaps(panels)))
            yield return $"{name}: {fault}";
    }

    private static IEnumerable<string> FaultsOf(JsonNode panel)
    {
        var title = Text(panel, "title");
        if (title.Length == 0)
            yield return "a panel has no title.";
        if (panel["gridPos"] is not { } position)
            yield return $"{title} has no place.";
        else if (Number(position, "w") < 1 || Number(position, "h") < 1 || Number(position, "x") < 0 || Number(position, "x") + Number(position, "w") > Columns)
            yield return $"{title} does not fit the grid.";
        if (Text(panel, "type") == "row")
            yield break;
        if (Text(panel, "description").Length == 0)
            yield return $"{title} does not say what it shows.";
        if (!Units.Contains(Text(panel["fieldConfig"]?["defaults"] ?? new JsonObject(), "unit")))
            yield return $"{title} has no unit that Grafana knows.";
        if (!IsOurs(panel["datasource"]))
            yield return $"{title} has no data source.";
        var targets = panel["targets"]?.AsArray() ?? [];
        if (targets.Count == 0 || targets.Any(target => Text(target!, "expr").Length == 0 || !IsOurs(target!["datasource"]))
            || targets.Select(target => Text(target!, "refId")).Distinct().Count() != targets.Count)
            yield return $"{title} asks nothing, or nobody.";
    }

    private static IEnumerable<string> Overlaps(List<JsonNode> panels) =>
        from one in panels
        from other in panels
        where !ReferenceEquals(one, other) && one["gridPos"] is { } a && other["gridPos"] is { } b
            && Number(a, "x") < Number(b, "x") + Number(b, "w") && Number(b, "x") < Number(a, "x") + Number(a, "w")
            && Number(a, "y") < Number(b, "y") + Number(b, "h") && Number(b, "y") < Number(a, "y") + Number(a, "h")
        select $"{Text(one, "title")} lies over {Text(other, "title")}.";

    private static bool IsOurs(JsonNode? source) =>
        source is not null && Text(source, "type") == "prometheus" && Text(source, "uid") == "${datasource}";

    private static JsonNode Broken(Action<JsonNode> harm)
    {
        var dashboard = All().First();
        Assert.Empty(Faults(dashboard));
        harm(dashboard);
        return dashboard;
    }

    private static IEnumerable<JsonNode> All() => Directory.EnumerateFiles(Folder, "*.json").Order().Select(file => JsonNode.Parse(File.ReadAllText(file))!);

    private static string Text(JsonNode node, string property) => node[property]?.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? node[property]!.GetValue<string>()
        : "";

    private static int Number(JsonNode node, string property) => node[property]?.GetValue<int>() ?? -1;
}
