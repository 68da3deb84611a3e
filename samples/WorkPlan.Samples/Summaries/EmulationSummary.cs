using WorkPlan.Samples.Feeding;

namespace WorkPlan.Samples.Summaries;

/// <summary>S9: responses, Hương Sơn's pledge, who is eligible and why not, and the quota.</summary>
internal sealed class EmulationSummary(Story story)
{
    private const string Api = "/api/v1/emulation";
    private const string Unit = "HT.HS";

    public async Task PrintAsync()
    {
        var officer = story.Users.As("ht.thidua");
        var campaign = (await officer.ListAsync($"{Api}/campaigns?sort=launchedOn")).First(row => row.Holds("launchedByUnitCode", HaTinh.Province));
        var path = $"{Api}/campaigns/{campaign.Text("id")}";
        story.Report.Heading($"S9. {campaign.Text("title")} (emulation)");
        var responses = await officer.ListAsync($"{path}/responses");
        story.Report.Line($"  Phát động {campaign["launchedOn"].Day()}; hưởng ứng {responses.Count} đơn vị (responses), muộn {responses.Count(row => row["late"]!.GetValue<bool>())}");
        var pledge = (await officer.GetAsync($"{path}/pledges")).Json.AsArray().First(row => row!.Holds("unitCode", Unit))!;
        story.Report.Line($"  Giao ước thi đua Hương Sơn: {pledge["signed"]}/{pledge["required"]} người ký (pledge {pledge["signed"]} of {pledge["required"]})");
        foreach (var signer in pledge["signers"]!.AsArray().Where(signer => !signer!.Holds("state", "signed")))
            story.Report.Line($"    chưa ký (unsigned): {signer!["fullName"]} – {signer!["reason"]}");
        await EligibilityAsync();
    }

    private async Task EligibilityAsync()
    {
        var view = (await story.Users.As("ht.thidua").GetAsync($"{Api}/eligibility?unit={Unit}&workYear=2022")).Json;
        story.Report.Line($"  Điều kiện danh hiệu theo {view.Text("legalBasis")} (policy in force in the achievement year)");
        foreach (var total in view["totals"]!.AsArray())
            story.Report.Line($"    {Words.Of(total!["title"])}: đủ điều kiện {total!["eligible"]}/{total!["considered"]} (eligible {total!["eligible"]} of {total!["considered"]})");
        foreach (var person in view["people"]!.AsArray().Where(person => person!.Holds("title", "advancedWorker") && !person!["eligible"]!.GetValue<bool>()))
            story.Report.Line($"      không đủ điều kiện: {person!["fullName"]} – {string.Join(" ", person!["reasons"]!.AsArray().Select(reason => reason!["text"]))}");
        foreach (var quota in view["quotas"]!.AsArray())
            story.Report.Line($"    Tỷ lệ (quota), {Words.Of(quota!["title"])}: {quota!["explanation"]}");
    }
}
