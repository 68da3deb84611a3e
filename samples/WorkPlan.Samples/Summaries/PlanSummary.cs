using System.Text.Json.Nodes;
using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Summaries;

/// <summary>S1 and S2: the program's versions with basis and difference, and the obligations that they answer.</summary>
internal sealed class PlanSummary(Story story)
{
    private const string Api = "/api/v1/planning";

    public async Task PrintAsync()
    {
        var account = story.Users.Administrator;
        var plan = (await account.ListAsync($"{Api}/plans?unit=QT.P9&workYear=2022"))[0];
        var path = $"{Api}/plans/{plan.Text("id")}";
        var whole = (await account.GetAsync(path)).Json;
        story.Report.Heading("S1, S2. Chương trình công tác năm 2022 của Phòng 9 Quảng Trị (plan versions, basis, diff)");
        story.Report.Line($"  {whole.Text("title")}: {whole.Text("statusText")}; lập trước văn bản cấp trên (pre-draft): {(whole["preDraft"]!.GetValue<bool>() ? "có" : "không")}");
        foreach (var task in whole["tasks"]!.AsArray().Where(task => task!["continuedFrom"] is not null))
            Continued(task!);
        await VersionsAsync(account, path, whole["basis"]!.AsArray());
        await ObligationsAsync(account);
    }

    private void Continued(JsonNode task)
    {
        var earlier = task["continuedFrom"]!;
        story.Report.Line($"    đột phá tiếp tục từ năm {earlier["workYear"]} (continued): {task.Text("title")}");
        foreach (var result in earlier["results"]!.AsArray())
            story.Report.Line($"      kết quả năm trước: {result!["how"]} – {result!["outcomeText"]}");
    }

    private async Task VersionsAsync(Account account, string path, JsonArray bases)
    {
        foreach (var version in (await account.GetAsync($"{path}/versions")).Json.AsArray())
        {
            var number = version!.Number("versionNumber");
            story.Report.Line($"  Phiên bản {number} ngày {version!["decidedOn"].Day()} (version {number})");
            // The first version rests on what the plan was drafted on; every later one on what it takes up.
            foreach (var basis in bases.Where(basis => Math.Max(1, basis!.Number("sinceVersion")) == number))
                story.Report.Line($"    căn cứ (basis): {basis!["name"]}");
            if (number == 1)
                continue;
            var diff = (await account.GetAsync($"{path}/diff?from={number - 1}&to={number}")).Json;
            foreach (var line in diff["summary"]!.AsArray())
                story.Report.Line($"    thay đổi (diff): {line}");
        }
    }

    private async Task ObligationsAsync(Account account)
    {
        var obligations = await account.ListAsync($"{Api}/obligations?unit=QT.P9&workYear=2022&kind=supplement");
        var satisfied = obligations.Count(row => row.Holds("state", "satisfied"));
        story.Report.Line($"  Nghĩa vụ bổ sung (obligations): mở {obligations.Count}, hoàn thành {satisfied} (opened {obligations.Count}, satisfied {satisfied})");
        foreach (var row in obligations)
        {
            var answer = row["answer"] is { } given
                ? $"phiên bản {given["versionNumber"]} ngày {given["on"].Day()}, {(given["inTime"]!.GetValue<bool>() ? "đúng hạn" : "quá hạn")}"
                : Words.Of(row["state"]);
            story.Report.Line($"    {row.Text("document")}: nhận {row["countedFrom"].Day()}, hạn {row["dueOn"].Day()} ({row["workingDays"]} ngày làm việc), trả lời {answer}");
        }
    }
}
