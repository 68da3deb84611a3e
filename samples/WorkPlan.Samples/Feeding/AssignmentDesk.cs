using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Feeding;

/// <summary>Decisions that give the tasks of a plan to the people of its unit.</summary>
internal sealed class AssignmentDesk(Story story)
{
    private const string Decisions = "/api/v1/assignments/decisions";

    /// <summary>A decision that the law blocks: it stays a draft, and the refusal is shown.</summary>
    public async Task AttemptBlockedAsync(JsonObject file, string planId)
    {
        var head = story.Users.As(file.Text("by"));
        var unit = file.Text("unitCode");
        await KnowTasksAsync(head, unit, planId, file["blocked"]!["items"]!);
        await SetActivitiesAsync(head, unit, file["activities"]!.AsObject());
        var blocked = file["blocked"]!;
        var (path, _) = await DraftAsync(head, file, blocked);
        var answer = await head.ActAsync(path, "issue");
        if (answer.Succeeded)
            throw new InvalidOperationException($"{blocked.Text("number")} was issued although the law blocks it.");
        story.Report.Refused(blocked.Text("why"), answer);
    }

    /// <summary>Drafts a decision, explains what was warned of, and issues it.</summary>
    public async Task DecideAsync(JsonObject file, JsonNode decision, string planId)
    {
        var head = story.Users.As(file.Text("by"));
        await KnowTasksAsync(head, file.Text("unitCode"), planId, decision["items"]!);
        var (path, state) = await DraftAsync(head, file, decision);
        if (state == "issued")
            return;
        var check = (await head.SendAsync(HttpMethod.Post, $"{path}/check", new { }, null, null)).Json;
        var warned = check["warnings"]!.AsArray().Select(item => (Task: item!.Text("taskId"), Person: item!.Text("personCode"))).ToHashSet();
        if (warned.Count > 0)
        {
            var items = ItemsOf(file, decision).Select(item => warned.Contains((item.Text("taskId"), item.Text("personCode")))
                ? item.With([], ("overrideReason", file.Text("warned")))
                : item);
            (await head.ChangeLatestAsync(HttpMethod.Put, path, path, Body(decision, items))).Demand();
        }
        (await head.ActAsync(path, "issue")).Demand();
    }

    /// <summary>Somebody of the unit plans the own year on the unit's tasks, and the head approves.</summary>
    public async Task PlanOwnWorkAsync(JsonObject file)
    {
        const string api = "/api/v1/assignments/individual-plans";
        var own = file["individualPlan"]!;
        var author = story.Users.As(own.Text("by"));
        var known = await author.ListAsync($"{api}?person={own.Text("personCode")}&workYear={file["workYear"]}");
        var items = own["items"]!.AsArray().Select(item => item!.With(["task"], ("taskId", story.IdOf($"work:{file.Text("unitCode")}/{item!.Text("task")}"))));
        var plan = known.Count > 0
            ? known[0]
            : (await author.CreateAsync(api, new { personCode = own.Text("personCode"), workYear = file.Number("workYear"), items })).Json;
        var path = $"{api}/{plan.Text("id")}";
        if (plan.Text("state") == "draft")
            (await author.ActAsync(path, "submit")).Demand();
        if ((await author.GetAsync(path)).Json.Text("state") == "submitted")
            (await story.Users.As(file.Text("by")).ActAsync(path, "approve")).Demand();
    }

    private async Task<(string Path, string State)> DraftAsync(Account head, JsonObject file, JsonNode decision)
    {
        var unit = file.Text("unitCode");
        var known = (await head.ListAsync($"{Decisions}?unit={unit}&workYear={file["workYear"]}"))
            .FirstOrDefault(row => row.Holds("number", decision.Text("number")));
        known ??= (await head.CreateAsync(
            Decisions, Body(decision, ItemsOf(file, decision)).With([], ("unitCode", unit), ("workYear", file.Number("workYear"))))).Json;
        return ($"{Decisions}/{known.Text("id")}", known.Text("state"));
    }

    private static JsonObject Body(JsonNode decision, IEnumerable<JsonNode> items) =>
        decision.With(["why"], ("items", items), ("signingCapacity", "inOwnOffice"));

    private IEnumerable<JsonObject> ItemsOf(JsonObject file, JsonNode decision) => decision["items"]!.AsArray().Select(item =>
        item!.With(["task"], ("taskId", story.IdOf($"work:{file.Text("unitCode")}/{item!.Text("task")}"))));

    /// <summary>Waits until the tasks of the plan have come from planning.</summary>
    private async Task KnowTasksAsync(Account head, string unit, string planId, JsonNode items)
    {
        var wanted = items.AsArray().Select(item => item!.Text("task")).Distinct().ToDictionary(key => story.IdOf($"task:{unit}/{key}"));
        var tasks = await story.AwaitAsync($"tasks of {unit} in assignments", async () =>
        {
            var there = (await head.ListAsync($"/api/v1/assignments/tasks?planId={planId}")).ToDictionary(task => task.Text("planTaskId"), task => task.Text("id"));
            return wanted.Keys.All(there.ContainsKey) ? there : null;
        });
        foreach (var (planTaskId, key) in wanted)
            story.Know($"work:{unit}/{key}", tasks[planTaskId]);
    }

    /// <summary>What a task is in law; the plan does not say it.</summary>
    private async Task SetActivitiesAsync(Account head, string unit, JsonObject activities)
    {
        foreach (var (key, activity) in activities)
        {
            var path = $"/api/v1/assignments/tasks/{story.IdOf($"work:{unit}/{key}")}";
            var required = (await head.GetAsync(path)).Json["required"]!;
            if (!required.Holds("activity", activity.Text()))
                (await head.ChangeLatestAsync(HttpMethod.Put, $"{path}/requirements", path, required.With([], ("activity", activity.Text())))).Demand();
        }
    }
}
