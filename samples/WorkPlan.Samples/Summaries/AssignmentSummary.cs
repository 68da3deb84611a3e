using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Summaries;

/// <summary>S5: the assignment decisions of Division 9, and the one that the law blocks.</summary>
internal sealed class AssignmentSummary(Story story)
{
    private const string Api = "/api/v1/assignments";

    public async Task PrintAsync()
    {
        var head = story.Users.As("qt.p9.truongphong");
        story.Report.Heading("S5. Quyết định phân công nhiệm vụ của Phòng 9 (assignment decisions)");
        foreach (var row in await head.ListAsync($"{Api}/decisions?unit=QT.P9&workYear=2022&sort=signedOn&state=issued"))
        {
            var decision = (await head.GetAsync($"{Api}/decisions/{row.Text("id")}")).Json;
            var items = decision["items"]!.AsArray();
            story.Report.Line(
                $"  Quyết định số {decision.Text("number")} ngày {decision["signedOn"].Day()}, hiệu lực {decision["effectiveOn"].Day()}: {items.Count} mục phân công (items), {items.Count(item => item!["overrideReason"] is not null)} mục có cảnh báo và lý do");
        }
        await SupersededAsync();
        foreach (var row in await head.ListAsync($"{Api}/decisions?unit=QT.P9&workYear=2022&state=draft"))
        {
            var check = (await head.SendAsync(HttpMethod.Post, $"{Api}/decisions/{row.Text("id")}/check", new { }, null, null)).Json;
            foreach (var block in check["blocks"]!.AsArray())
            {
                story.Report.Line($"  Không ban hành được (blocked by law): {row.Text("number")} – {block!["taskTitle"]} ← {block!["fullName"]}: {block!["sentence"]}");
                story.Report.Line($"    Quy tắc (rule) {block!["rule"]}; căn cứ (source): {block!["citation"]}");
            }
        }
        foreach (var own in await head.ListAsync($"{Api}/individual-plans?unit=QT.P9&workYear=2022"))
            story.Report.Line($"  Kế hoạch cá nhân (individual plan) {own.Text("personCode")}: {own["items"]!.AsArray().Count} việc, {Words.Of(own["state"])}");
        var coverage = (await head.GetAsync($"{Api}/coverage?unit=QT.P9&workYear=2022&asOf=2022-03-01")).Json;
        story.Report.Line($"  Nhiệm vụ có người thực hiện: {coverage["tasksCovered"]}/{coverage["tasks"]}; người có nhiệm vụ: {coverage["peopleWithTasks"]}/{coverage["people"]} (coverage)");
    }

    /// <summary>Who held a task before and who holds it after the second decision.</summary>
    private async Task SupersededAsync()
    {
        var head = story.Users.As("qt.p9.truongphong");
        var title = InputFiles.QuangTri.Object("program-2022.json")["tasks"]!.AsArray().First(task => task!.Holds("key", "admin-trials"))!.Text("title");
        var task = (await head.ListAsync($"{Api}/tasks?unit=QT.P9&workYear=2022")).First(row => row.Holds("title", title));
        foreach (var day in new[] { "2022-02-06", "2022-02-07" })
        {
            var held = (await head.GetAsync($"{Api}/tasks/{task.Text("id")}/responsibles?asOf={day}")).Json.AsArray();
            var names = held.Select(row => $"{row!["fullName"]} ({Words.Of(row!["role"])}, {row!["decisionNumber"]})");
            story.Report.Line($"    «{title}» ngày {System.Text.Json.Nodes.JsonValue.Create(day).Day()}: {string.Join("; ", names)}");
        }
    }
}
