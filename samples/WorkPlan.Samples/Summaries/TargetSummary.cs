using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Files;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Summaries;

/// <summary>S3: the provincial sheet of targets, and the target that is refused.</summary>
internal sealed class TargetSummary(Story story, bool isFirst)
{
    private const string Api = "/api/v1/planning";

    public async Task PrintAsync()
    {
        var sheet = (await story.Users.Administrator.GetAsync($"{Api}/targets/comparison?workYear=2022&under=HT")).Json;
        story.Report.Heading($"S3. Chỉ tiêu của {sheet["units"]!.AsArray().Count} VKSND cấp huyện Hà Tĩnh so với cấp trên (targets)");
        story.Report.Line(
            $"  Cao hơn {sheet["higher"]} / bằng {sheet["equal"]} / đặt thêm {sheet["additional"]} (higher / equal / additional); {sheet["unitsWithHigherTargets"]} đơn vị có chỉ tiêu cao hơn");
        foreach (var target in sheet["units"]!.AsArray().Where(unit => unit!.Holds("unitCode", "HT.HS")).SelectMany(unit => unit!["targets"]!.AsArray()))
            story.Report.Line($"    Hương Sơn: {target!.Text("name")} {target!["ruleText"]} (cấp trên: {target!["superiorRuleText"] ?? "không giao"}) – {target!.Text("comparisonText")}");
        await RefusedAsync();
    }

    /// <summary>Somebody may have closed or withdrawn the plan since the samples were fed; then the system says that instead.</summary>
    internal static void Tell(Report report, string attempt, Answer answer, bool isFirst)
    {
        if (answer.Code == "target-below-mandatory")
            report.Refused(attempt, answer);
        else if (isFirst)
            throw new InvalidOperationException($"A target below the mandatory one was answered with {(int)answer.Status} {answer.Code}.");
        else
            report.Line($"  {attempt}: {(int)answer.Status} {answer.Code} – dữ liệu mẫu đã được sửa từ khi nạp (the samples have been changed since).");
    }

    /// <summary>Asked anew, as a supplement that lowers a mandatory target: the rule refuses, and nothing changes.</summary>
    private async Task RefusedAsync()
    {
        var template = HaTinh.Files.Object("district-plan.json");
        var attempt = template["refused"]!;
        var unit = attempt.Text("unitCode");
        var head = story.Users.As(HaTinh.HeadOf(unit));
        var plan = (await head.ListAsync($"{Api}/plans?unit={unit}&workYear=2022"))[0];
        var path = $"{Api}/plans/{plan.Text("id")}";
        var read = await head.GetAsync(path);
        var basis = read.Json["basis"]![0]!;
        var answer = await head.ChangeAsync(HttpMethod.Post, $"{path}/supplements", read.ETag, new
        {
            basis = new[] { new { kind = basis.Text("kind"), id = basis.Text("id") } },
            decidedOn = "2022-03-01",
            sections = new[]
            {
                new
                {
                    fieldCode = attempt.Text("fieldCode"),
                    section = template["section"]!.With(
                        [], ("commitments", new[] { new { targetCode = attempt.Text("targetCode"), rule = RuleText.Parse(attempt.Text("rule")) } })),
                },
            },
        });
        Tell(story.Report, $"{unit} đăng ký «{attempt.Text("targetCode")}» {attempt.Text("rule")}", answer, isFirst);
    }
}
