using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>Hà Tĩnh's plan, then the plans and assignment decisions of its thirteen district units.</summary>
internal sealed class DistrictPlans(Story story, Papers papers, PlanDesk plans, AssignmentDesk assignments)
{
    private readonly JsonObject _template = HaTinh.Files.Object("district-plan.json");
    private readonly Dictionary<string, string> _fieldOf = InputFiles.WholeSector.Table("catalogues.csv")
        .SelectMany(catalogue => InputFiles.WholeSector.Table(catalogue["targets"]))
        .DistinctBy(row => row["code"]).ToDictionary(row => row["code"], row => row["field"]);

    public async Task FeedAsync()
    {
        story.Report.Step("Kế hoạch 01/VKS-VP ngày 11/01/2022 của VKSND tỉnh Hà Tĩnh (provincial plan)");
        await papers.RegisterAsync(HaTinh.Files, "nq-96");
        await plans.BringAsync(HaTinh.Files.Object("province-plan.json"));
        await papers.RegisterAsync(HaTinh.Files);

        story.Report.Step("Kế hoạch và quyết định phân công của 13 VKSND cấp huyện (district plans)");
        foreach (var (row, index) in HaTinh.Districts.Select((row, index) => (row, index)))
        {
            var plan = await plans.BringAsync(FileOf(row), path => TryLowerAsync(row["unitCode"], path));
            await DecideAsync(row["unitCode"], plan.Text("id"));
            story.Report.Progress("kế hoạch", index + 1, HaTinh.Districts.Count);
        }
    }

    private JsonObject FileOf(Row row)
    {
        var unit = row["unitCode"];
        var file = _template.With(
            ["refused", "decision", "fields", "section", "breakthroughTarget"],
            ("by", HaTinh.HeadOf(unit)), ("approvedBy", HaTinh.HeadOf(unit)), ("approval", "Đồng ý ban hành"),
            ("issuedOn", row["issuedOn"]), ("number", row["number"]));
        file["plan"]!["unitCode"] = unit;
        var commitments = CommitmentsOf(row).ToLookup(commitment => commitment.Field, commitment => commitment.Body);
        file["sections"] = new JsonArray([.. _template["fields"]!.AsArray().Select(field => (JsonNode)_template["section"]!.With(
            [], ("fieldCode", field.Text()), ("commitments", commitments[field.Text()])))]);
        return file;
    }

    /// <summary>What the unit sets itself beyond what is demanded; all else it takes over.</summary>
    private IEnumerable<(string Field, object Body)> CommitmentsOf(Row row)
    {
        var higher = row.Many("higher").Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => entry[1]);
        var main = _template.Text("breakthroughTarget");
        yield return (_fieldOf[main], new { targetCode = main, rule = higher.GetValueOrDefault(main, "≥ 75%"), task = "breakthrough" });
        foreach (var (code, rule) in higher.Where(entry => entry.Key != main))
            yield return (_fieldOf[code], new { targetCode = code, rule });
        foreach (var entry in row.Many("additional").Select(entry => entry.Split('=')))
            yield return ("KHIEU-TO", new { targetCode = entry[0], rule = entry[1], name = entry[2], task = "key" });
    }

    /// <summary>One unit tries to set a target below what is demanded of it.</summary>
    private async Task TryLowerAsync(string unit, string planPath)
    {
        var attempt = _template["refused"]!;
        if (attempt.Text("unitCode") != unit)
            return;
        var section = _template["section"]!.With(
            [], ("commitments", new[] { new { targetCode = attempt.Text("targetCode"), rule = RuleText.Parse(attempt.Text("rule")) } }));
        var answer = await story.Users.As(HaTinh.HeadOf(unit))
            .ChangeLatestAsync(HttpMethod.Put, $"{planPath}/sections/{attempt.Text("fieldCode")}", planPath, section);
        if (answer.Succeeded)
            throw new InvalidOperationException($"{unit} could set a target below the mandatory one.");
        story.Report.Refused($"{unit} đăng ký «{attempt.Text("targetCode")}» {attempt.Text("rule")}", answer);
    }

    private async Task DecideAsync(string unit, string planId)
    {
        var decision = _template["decision"]!;
        var leads = decision["leads"]!.AsObject().ToDictionary(lead => lead.Key, lead => $"{unit}-{lead.Value.Text()}");
        var helpers = HaTinh.ServingIn(unit, decision.Text("effectiveOn")).Except(leads.Values)
            .Select((person, index) => new { task = leads.Keys.ElementAt(index % leads.Count), personCode = person, role = "support" });
        var items = leads.Select(lead => new { task = lead.Key, personCode = lead.Value, role = "lead" }).Concat(helpers);
        var file = _template.With([], ("by", HaTinh.HeadOf(unit)), ("unitCode", unit), ("workYear", 2022), ("warned", decision.Text("warned")));
        await assignments.DecideAsync(file, decision.With(["leads", "warned"], ("items", items)), planId);
    }
}
