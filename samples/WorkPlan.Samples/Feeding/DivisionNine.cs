using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>Quảng Trị, Division 9: the program drafted before the directive, then the documents from above and the supplements.</summary>
internal sealed class DivisionNine(Story story, Papers papers, PlanDesk plans, AssignmentDesk assignments)
{
    private const string Unit = "QT.P9";
    private static readonly InputFiles Files = InputFiles.QuangTri;

    public async Task FeedAsync()
    {
        story.Report.Step("Phòng 9 Quảng Trị: giao ban 10/12/2021, sinh hoạt chuyên đề 20/12/2021, ý kiến chỉ đạo");
        await papers.RegisterAsync(Files, "ct-10");
        await papers.MeetAsync(Files);

        story.Report.Step("Phòng 9: chương trình công tác 2022 lập trước khi có Chỉ thị (program, version 1)");
        var lastYear = Files.Object("program-2021.json");
        await plans.BringAsync(lastYear);
        await ResultsAsync(lastYear);
        var file = Files.Object("program-2022.json");
        var plan = await plans.BringAsync(file);
        story.Report.Line($"  {plan.Text("title")}: {plan.Text("statusText")}");
        await papers.TakeUpDirectionsAsync(Files, file.Text("by"), plan.Text("id"), Unit);

        story.Report.Step("Phân công nhiệm vụ theo năm tiêu chí (assignment decisions)");
        var decisions = Files.Object("assignment.json");
        await assignments.AttemptBlockedAsync(decisions, plan.Text("id"));
        await assignments.DecideAsync(decisions, decisions["decisions"]![0]!, plan.Text("id"));

        story.Report.Step("Văn bản cấp trên đến: nghĩa vụ bổ sung, phiên bản 2 và 3 (documents, obligations, supplements)");
        await papers.RegisterAsync(InputFiles.WholeSector);
        await papers.RegisterAsync(Files);
        foreach (var supplement in file["supplements"]!.AsArray())
            await plans.SupplementAsync(file, supplement!);
        await assignments.DecideAsync(decisions, decisions["decisions"]![1]!, plan.Text("id"));
        await assignments.PlanOwnWorkAsync(decisions);
    }

    private async Task ResultsAsync(JsonObject file)
    {
        var author = story.Users.As(file.Text("by"));
        var outcomes = (await author.GetAsync($"/api/v1/planning/outcomes?unit={Unit}&workYear=2021&period=2021")).Json;
        if (outcomes["outcomes"]!.AsArray().All(outcome => outcome!["outcome"] is null))
            (await author.CreateAsync("/api/v1/planning/results", new { results = file["results"] })).Demand();
    }
}
