using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Feeding;

/// <summary>The province's inspection: seven units visited, the others inspecting themselves, one finding remedied and verified.</summary>
internal sealed class InspectionCampaign(Story story)
{
    public const string Api = "/api/v1/inspections";
    private readonly JsonObject _file = HaTinh.Files.Object("inspection.json");

    public static string Title => HaTinh.Files.Object("inspection.json")["campaign"]!.Text("title");

    private JsonNode Example => _file["example"]!;

    private Account Chief => story.Users.As("ht.vientruong");

    private Account Inspector => story.Users.As("ht.truongdoan");

    public static async Task<JsonNode?> FindAsync(Account account) =>
        (await account.ListAsync($"{Api}/campaigns?workYear=2022")).FirstOrDefault(row => row.Holds("title", Title));

    public async Task FeedAsync()
    {
        story.Report.Step("Kiểm tra việc triển khai thực hiện Kế hoạch công tác (inspection campaign)");
        var path = await AnnounceAsync();
        foreach (var (row, index) in HaTinh.Districts.Select((row, index) => (row, index)))
        {
            var unit = row["unitCode"];
            if (row.Is("inspection", "direct"))
                await VisitAsync($"{path}/units/{unit}", unit);
            else
                await SelfInspectAsync($"{path}/units/{unit}", unit);
            await ConcludeAsync($"{path}/units/{unit}");
            story.Report.Progress("kiểm tra", index + 1, HaTinh.Districts.Count);
        }
        await RemedyAsync();
        if ((await Chief.GetAsync(path)).Json.Text("state") != "closed")
            (await Chief.ActAsync(path, "close", new { closedOn = _file.Text("closedOn") })).Demand();
    }

    private async Task<string> AnnounceAsync()
    {
        var checklist = await Chief.ListAsync($"{Api}/checklists?code={_file["checklist"]!.Text("code")}") is [var known, ..]
            ? known
            : (await Chief.CreateAsync($"{Api}/checklists", _file["checklist"]!)).Json;
        var direct = HaTinh.Districts.Where(row => row.Is("inspection", "direct")).Select(row => row["unitCode"]);
        var campaign = await FindAsync(Chief) ?? (await Chief.CreateAsync(
            $"{Api}/campaigns", _file["campaign"]!.With([], ("directUnits", direct), ("checklistId", checklist.Text("id"))))).Json;
        var path = $"{Api}/campaigns/{campaign.Text("id")}";
        var planned = (await Chief.GetAsync(path)).Json;
        var units = planned["directUnits"]!.AsArray().Count + planned["selfUnits"]!.AsArray().Count;
        if (units != HaTinh.Districts.Count)
            throw new InvalidOperationException($"{units} of {HaTinh.Districts.Count} units are in the campaign.");
        if (planned.Text("state") != "planned")
            return path;
        // The staff register comes to inspections by message.
        await story.AwaitAsync("the inspection team in inspections", async () =>
            await Chief.ChangeLatestAsync(HttpMethod.Put, $"{path}/team", path, new { members = _file["team"], decision = _file["teamDecision"] }) is { Succeeded: true } named ? named : null);
        (await Chief.ActAsync(path, "announce", new { announcedOn = _file.Text("announcedOn"), outline = _file.Text("outline") })).Demand();
        return path;
    }

    private async Task VisitAsync(string path, string unit)
    {
        var inspection = await AwaitFactsAsync(path, unit);
        if (inspection.Text("state") == "concluded")
            return;
        await AnswerAsync(Inspector, path, inspection, unit);
        if (unit == Example.Text("unitCode"))
            await ExamineAsync(path, unit);
        if ((await Inspector.GetAsync(path)).Json["minutes"] is null)
        {
            (await Inspector.ChangeLatestAsync(
                HttpMethod.Put, $"{path}/minutes", path, new { heldOn = _file.Text("visitedOn"), content = _file.Text("minutes") })).Demand();
        }
        await SignAsync(Inspector, path, "inspector");
        await SignAsync(story.Users.As(HaTinh.HeadOf(unit)), path, "unit");
    }

    private async Task SelfInspectAsync(string path, string unit)
    {
        var inspection = await AwaitFactsAsync(path, unit);
        if (inspection["report"] is not null)
            return;
        await AnswerAsync(story.Users.As(HaTinh.HeadOf(unit)), path, inspection, unit);
        // The report came on paper in its time; the inspectors enter it.
        (await Inspector.ActAsync(path, "submit", new { text = _file.Text("report"), submittedAt = _file.Text("reportedAt") })).Demand();
    }

    /// <summary>What the other services have told since the visit is accepted, too, before it is concluded.</summary>
    private async Task ConcludeAsync(string path)
    {
        if ((await Inspector.GetAsync(path)).Json.Text("state") == "concluded")
            return;
        await story.AwaitAsync($"the conclusion of {path}", async () =>
        {
            var concluded = await Inspector.ActAsync(
                path, "conclude", new { grade = "basicallyMet", text = _file.Text("conclusion"), concludedOn = _file.Text("concludedOn") });
            if (concluded.Code != "facts-not-reconciled")
                return concluded.Json;
            var answers = concluded.Body!["items"]!.AsArray().Select(item => new { itemCode = item!.GetValue<string>(), verdict = "accept" }).ToList();
            (await Inspector.ActAsync(path, "answers", new { answers })).Demand();
            return null;
        });
    }

    /// <summary>Facts that the other services have told are accepted; the rest is answered by hand.</summary>
    private async Task AnswerAsync(Account account, string path, JsonNode inspection, string unit)
    {
        var scores = unit == Example.Text("unitCode") ? Example["scores"]! : new JsonObject();
        var answers = inspection["items"]!.AsArray().Where(item => item!["answer"] is null).Select(item => item!["fact"] is not null
            ? (object)new { itemCode = item!.Text("code"), verdict = "accept" }
            : new { itemCode = item!.Text("code"), verdict = "manual", score = (scores[item!.Text("code")] ?? item!["maxScore"])!.GetValue<int>() }).ToList();
        if (answers.Count > 0)
            (await account.ActAsync(path, "answers", new { answers })).Demand();
    }

    /// <summary>What the source tells of the visit: the picture, the shortcoming of the principle file, the notes.</summary>
    private async Task ExamineAsync(string path, string unit)
    {
        var inspection = (await Inspector.GetAsync(path)).Json;
        var evidence = inspection["evidence"]!.AsArray().FirstOrDefault()
            ?? (await Inspector.CreateAsync($"{path}/evidence", await EvidenceOfAsync(Inspector, Example["evidence"]!))).Json;
        if ((await FindingAsync()) is null)
        {
            var plan = (await Chief.ListAsync($"/api/v1/planning/plans?unit={unit}&workYear=2022"))[0];
            (await Inspector.CreateAsync(
                $"{path}/findings", Example["finding"]!.With([], ("planId", plan.Text("id")), ("evidenceId", evidence!.Text("id"))))).Demand();
        }
        var written = inspection["notes"]!.AsArray().Select(note => note!.Text("text")).ToHashSet();
        foreach (var note in Example["notes"]!.AsArray().Where(note => !written.Contains(note.Text())))
            (await Inspector.CreateAsync($"{path}/notes", new { text = note.Text() })).Demand();
        if (inspection["explanation"] is null)
        {
            (await story.Users.As(HaTinh.HeadOf(unit)).ChangeLatestAsync(
                HttpMethod.Put, $"{path}/explanation", path, new { text = Example.Text("explanation") })).Demand();
        }
    }

    /// <summary>The unit remedies, the inspectors verify; the task in assignments and the flag on the plan have come meanwhile.</summary>
    private async Task RemedyAsync()
    {
        var finding = (await FindingAsync())!;
        var path = $"{Api}/findings/{finding.Text("id")}";
        var head = story.Users.As(HaTinh.HeadOf(Example.Text("unitCode")));
        var remediation = Example["remediation"]!;
        if (finding.Text("state") == "open")
        {
            (await head.CreateAsync($"{path}/remediations", new
            {
                description = remediation.Text("description"),
                effectiveOn = remediation.Text("effectiveOn"),
                evidence = await EvidenceOfAsync(head, remediation.With(["description", "effectiveOn"])),
            })).Demand();
        }
        if (finding.Text("state") != "verified")
            (await Inspector.ActAsync(path, "verify", new { verifiedOn = Example.Text("verifiedOn") })).Demand();
        await story.AwaitAsync("the flag on the plan cleared", async () =>
            (await head.GetAsync($"/api/v1/planning/plans/{finding.Text("planId")}/findings?open=false")).Json.AsArray().FirstOrDefault());
        await story.AwaitAsync("the remediation task confirmed", async () =>
            (await head.ListAsync($"/api/v1/assignments/tasks?unit={Example.Text("unitCode")}&workYear=2022&origin=finding&state=confirmed"))
                .FirstOrDefault(task => task.Holds("findingId", finding.Text("id"))));
    }

    private async Task<JsonNode?> FindingAsync() =>
        (await Inspector.ListAsync($"{Api}/findings?unit={Example.Text("unitCode")}"))
            .FirstOrDefault(row => row.Holds("statement", Example["finding"]!.Text("statement")));

    /// <summary>Waits until everything that the checklist asks of other services has been told.</summary>
    private async Task<JsonNode> AwaitFactsAsync(string path, string unit)
    {
        var documents = HaTinh.Files.Table("dissemination.csv").Count;
        return await story.AwaitAsync($"facts about {unit} in inspections", async () =>
        {
            var inspection = (await Inspector.GetAsync(path)).Json;
            var facts = inspection["items"]!.AsArray().Where(item => item!["fact"] is not null)
                .ToDictionary(item => item!.Text("code"), item => item!["fact"]!);
            return facts.Values.All(fact => fact["available"]!.GetValue<bool>()) && facts["QT-1"].Number("expected") == documents ? inspection : null;
        });
    }

    private static async Task SignAsync(Account account, string path, string party)
    {
        var minutes = (await account.GetAsync(path)).Json["minutes"]!;
        if (minutes[party] is null)
            (await account.ActAsync(path, "minutes/signatures", new { party })).Demand();
    }

    /// <summary>Uploads the file; what the service says of it goes into the evidence.</summary>
    private static async Task<JsonObject> EvidenceOfAsync(Account account, JsonNode evidence)
    {
        const string classification = "Không mật";
        var path = HaTinh.Files.PathOf(evidence.Text("file"));
        var stored = (await account.UploadAsync(
            $"{Api}/files?fileName={Uri.EscapeDataString(Path.GetFileName(path))}&classification={Uri.EscapeDataString(classification)}",
            "application/octet-stream", await File.ReadAllBytesAsync(path))).Json;
        return evidence.With(
            ["file"], ("sha256", stored.Text("sha256")), ("size", stored["size"]!.GetValue<long>()), ("reference", stored.Text("reference")),
            ("classification", classification));
    }
}
