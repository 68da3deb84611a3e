using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Feeding;

/// <summary>Brings a plan from its file into the system: drafted, filled, submitted, approved, issued, supplemented.</summary>
internal sealed class PlanDesk(Story story)
{
    private static readonly string[] OwnMembers = ["key", "continues", "basis"];

    public async Task<JsonNode> BringAsync(JsonObject file, Func<string, Task>? beforeSections = null)
    {
        var author = story.Users.As(file.Text("by"));
        var approver = story.Users.As(file.Text("approvedBy"));
        var issuer = story.Users.As((file["issuedBy"] ?? file["by"]).Text());
        var path = await DraftAsync(author, file);
        await TasksAsync(author, path, file);
        if (beforeSections is not null && await IsDraft(author, path))
            await beforeSections(path);
        await SectionsAsync(author, path, file);
        if (await IsDraft(author, path))
            (await author.ActAsync(path, "submit")).Demand();
        if (await StateAsync(author, path) == "submitted")
            (await approver.ActAsync(path, "approve", new { note = file.Text("approval") })).Demand();
        if (await StateAsync(author, path) == "approved")
            (await issuer.ActAsync(path, "issue", new { issuedOn = file.Text("issuedOn"), number = file["number"]?.Text() })).Demand();
        return await KnowTasksAsync(author, path, file);
    }

    /// <summary>The next version, which answers documents from above.</summary>
    public async Task SupplementAsync(JsonObject file, JsonNode supplement)
    {
        var author = story.Users.As(file.Text("by"));
        var path = await DraftAsync(author, file);
        var read = await author.GetAsync(path);
        if (read.Json.Number("versionNumber") < supplement.Number("version"))
        {
            var unit = file["plan"]!.Text("unitCode");
            (await author.ChangeAsync(HttpMethod.Post, $"{path}/supplements", read.ETag, new
            {
                basis = story.CiteAll(supplement["basis"]),
                decidedOn = supplement.Text("decidedOn"),
                addTasks = (supplement["addTasks"]?.AsArray() ?? []).Select(task => TaskBody(task!, unit)),
                sections = (supplement["sections"]?.AsArray() ?? []).Select(section => new { fieldCode = section!.Text("fieldCode"), section = SectionBody(section!, unit) }),
            })).Demand();
        }
        await KnowTasksAsync(author, path, file);
    }

    public JsonObject SectionBody(JsonNode section, string unit) => section.With(["fieldCode"], ("commitments", section["commitments"]!.AsArray().Select(commitment => new
    {
        targetCode = commitment!.Text("targetCode"),
        rule = RuleText.Parse(commitment!.Text("rule")),
        name = commitment!["name"]?.Text(),
        taskId = commitment!["task"] is { } task ? story.IdOf($"task:{unit}/{task.Text()}") : null,
        dueOn = commitment!["dueOn"]?.Text(),
    })));

    private async Task<string> DraftAsync(Account author, JsonObject file)
    {
        var plan = file["plan"]!;
        var known = await author.ListAsync($"/api/v1/planning/plans?unit={plan.Text("unitCode")}&workYear={plan["workYear"]}");
        var id = known.Count > 0
            ? known[0].Text("id")
            : (await author.CreateAsync("/api/v1/planning/plans", plan.With([], ("basis", story.CiteAll(file["basis"]))))).Id;
        return $"/api/v1/planning/plans/{id}";
    }

    private async Task TasksAsync(Account author, string path, JsonObject file)
    {
        var plan = (await author.GetAsync(path)).Json;
        var titles = plan["tasks"]!.AsArray().Select(task => task!.Text("title")).ToHashSet();
        foreach (var task in file["tasks"]!.AsArray().Where(task => plan.Number("versionNumber") == 0 && !titles.Contains(task!.Text("title"))))
            (await author.ChangeLatestAsync(HttpMethod.Post, $"{path}/tasks", path, TaskBody(task!, plan.Text("unitCode")))).Demand();
        await KnowTasksAsync(author, path, file);
    }

    private async Task SectionsAsync(Account author, string path, JsonObject file)
    {
        var plan = (await author.GetAsync(path)).Json;
        var fields = plan["sections"]!.AsArray().Select(section => section!.Text("fieldCode")).ToHashSet();
        foreach (var section in file["sections"]!.AsArray().Where(section => plan.Number("versionNumber") == 0 && !fields.Contains(section!.Text("fieldCode"))))
        {
            (await author.ChangeLatestAsync(
                HttpMethod.Put, $"{path}/sections/{section!.Text("fieldCode")}", path, SectionBody(section!, plan.Text("unitCode")))).Demand();
        }
    }

    private JsonObject TaskBody(JsonNode task, string unit) => task.With(
        OwnMembers,
        ("continuedFrom", task["continues"] is { } earlier ? story.IdOf($"task:{unit}/{earlier.Text()}") : null),
        ("basis", story.CiteAll(task["basis"])));

    private async Task<JsonNode> KnowTasksAsync(Account author, string path, JsonObject file)
    {
        var plan = (await author.GetAsync(path)).Json;
        var keys = file["tasks"]!.AsArray().Concat(file["supplements"]?.AsArray().SelectMany(part => part!["addTasks"]?.AsArray() ?? []) ?? [])
            .ToDictionary(task => task!.Text("title"), task => task!.Text("key"));
        foreach (var task in plan["tasks"]!.AsArray())
            story.Know($"task:{plan.Text("unitCode")}/{keys[task!.Text("title")]}", task!.Text("id"));
        return plan;
    }

    private static async Task<string> StateAsync(Account author, string path) => (await author.GetAsync(path)).Json.Text("state");

    private static async Task<bool> IsDraft(Account author, string path) => await StateAsync(author, path) is "draft" or "returned";
}
