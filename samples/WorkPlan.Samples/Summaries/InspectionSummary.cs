using System.Text.Json.Nodes;
using WorkPlan.Samples.Feeding;

namespace WorkPlan.Samples.Summaries;

/// <summary>S7 and S8: the partition of the campaign, Hương Sơn's checklist as the other services filled it, the finding and its remediation.</summary>
internal sealed class InspectionSummary(Story story)
{
    private const string Unit = "HT.HS";

    public async Task PrintAsync()
    {
        var account = story.Users.Administrator;
        var campaign = (await InspectionCampaign.FindAsync(account))!;
        var path = $"{InspectionCampaign.Api}/campaigns/{campaign.Text("id")}";
        var summary = (await account.GetAsync($"{path}/summary")).Json;
        story.Report.Heading($"S7. {summary.Text("title")} (inspection)");
        story.Report.Line(summary.Text("partition"));
        story.Report.Line($"  VKSND tỉnh Hà Tĩnh {summary.Text("sentence")}.");
        story.Report.Line(
            $"  Trực tiếp có biên bản hai bên ký {summary["visited"]}/{summary["direct"]}; tự kiểm tra đã báo cáo {summary["submitted"]}/{summary["self"]}, muộn {summary["late"]}; kết luận {summary["concluded"]}/{summary["units"]}; {Words.Of(summary["state"])}");

        var unit = (await account.GetAsync($"{path}/units/{Unit}")).Json;
        story.Report.Heading("S8. Bảng kiểm Hương Sơn được điền từ dữ liệu các dịch vụ khác (checklist facts)");
        foreach (var item in unit["items"]!.AsArray().Where(item => item!["fact"] is not null))
            Fact(item!);
        story.Report.Line($"  Điểm (score) {unit["score"]}/{unit["maxScore"]}; kết luận: {unit["conclusion"]?["text"]}");
        await FindingAsync(unit.Text("campaignId"));
    }

    private void Fact(JsonNode item)
    {
        var fact = item["fact"]!;
        story.Report.Line($"  {item.Text("code")} {fact.Text("sentence")}");
        var gaps = fact["gaps"]!.AsArray().Select(gap => $"{gap!["fullName"] ?? gap!["personCode"]}{(gap!["subject"] is { } subject ? $" – {subject}" : "")}").ToList();
        if (gaps.Count > 0)
            story.Report.Line($"       còn thiếu (missing): {string.Join("; ", gaps)}");
    }

    private async Task FindingAsync(string campaignId)
    {
        var account = story.Users.Administrator;
        foreach (var finding in await account.ListAsync($"{InspectionCampaign.Api}/findings?unit={Unit}&campaign={campaignId}"))
        {
            story.Report.Line($"  Hạn chế (finding), nêu {finding["raisedOn"].Day()}, hạn {finding["dueAt"].Day()}: {finding.Text("statement")} Nguyên nhân: {finding.Text("cause")}");
            foreach (var remediation in finding["remediations"]!.AsArray())
                story.Report.Line($"    khắc phục (remediation) có hiệu lực {remediation!["effectiveOn"].Day()}: {remediation!["description"]}");
            story.Report.Line($"    {Words.Of(finding["state"])}, ngày {finding["verifiedOn"].Day()}");
            var tasks = await account.ListAsync($"/api/v1/assignments/tasks?unit={Unit}&workYear=2022&origin=finding");
            foreach (var task in tasks.Where(task => task.Holds("findingId", finding.Text("id"))))
                story.Report.Line($"    nhiệm vụ khắc phục trong phân công (task in assignments): {task.Text("title")} – {Words.Of(task["state"])}");
            foreach (var flag in (await account.GetAsync($"/api/v1/planning/plans/{finding.Text("planId")}/findings")).Json.AsArray())
                story.Report.Line($"    cờ trên kế hoạch (flag on the plan), mục {flag!["fieldCode"]}: nêu {flag!["raisedOn"].Day()}, gỡ {flag!["clearedOn"].Day()}");
        }
    }
}
