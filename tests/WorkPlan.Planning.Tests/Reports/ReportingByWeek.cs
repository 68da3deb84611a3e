using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>The weekly report on custody as the sample file has it: it opens with what the week before closed with, across the year's end.</summary>
public sealed class ReportingByWeek : IAsyncLifetime
{
    private const string Form = "T-TGTG";
    private readonly PlanningApp _app = new(new DateTimeOffset(2021, 12, 13, 8, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    public async Task InitializeAsync()
    {
        await _app.HasTargets();
        foreach (var entry in Samples())
            await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", entry["form"]!).ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_opening_balance_is_the_closing_of_the_week_before_also_in_the_first_week_of_the_year()
    {
        // 2021-W53 ends on Tuesday 30/11/2021, 2022-W01 has the five days after it.
        await Submits("2021-W53", old: 9, arrested: 2, charged: 1, left: 10);
        await Submits("2022-W01", old: 10, arrested: 3, charged: 0, left: 13);
        var second = await Head.Begins(Week("2022-W02", old: 12, arrested: 0, charged: 0, left: 12));
        var problem = await Head.Advances(second, "submit").ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("Ô 1 là 12, nhưng ô 20 của kỳ 2022-W01 là 13", problem.Detail, StringComparison.Ordinal);
        await Head.Advances(await Head.Begins(Week("2022-W03", old: 1, arrested: 1, charged: 0, left: 3)), "submit")
            .ShouldBeProblem(409, "report-out-of-balance");
        await Head.Create(ReportingDesk.Reports, Week("2022-W04", 1, 1, 0, 2)).ShouldBeProblem(409, "report-period-not-begun");
        await Head.Create(ReportingDesk.Reports, Week("2022-M12", 1, 1, 0, 2)).ShouldBeProblem(409, "report-other-period-kind");
    }

    [Fact]
    public async Task Every_week_is_owed_as_it_begins_and_the_sample_schedules_are_taken()
    {
        foreach (var entry in Samples())
        {
            await _app.AsAdministrator.Change(
                HttpMethod.Put, $"{PlanningApp.Api}/report-schedules/{entry["form"]!["code"]}", "\"0\"", entry["schedule"]!).ShouldBe(HttpStatusCode.OK);
        }
        foreach (var day in new[] { 13, 20, 27 })
        {
            _app.Clock.MoveTo(new DateTimeOffset(2021, 12, day, 8, 0, 0, TimeSpan.FromHours(7)));
            await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
        }
        var owed = (await Head.Read<JsonElement>($"{PlanningApp.Api}/obligations?form={Form}&sort=dueAt")).GetProperty("items").EnumerateArray();
        Assert.Equal(
            [("2022-W03", "2021-12-19"), ("2022-W04", "2021-12-26"), ("2022-W05", "2022-01-02")], // Sundays, at 16:00
            owed.Select(report => (report.GetProperty("report").GetProperty("period").GetString()!, report.GetProperty("dueOn").GetString()!)));
    }

    [Fact]
    public async Task Weeks_are_for_reports_not_for_figures_of_targets()
    {
        var problem = await Head.Records(ResultDesk.Share("HAN", "2022-W01", 9, 10)).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], problem.Fields);
        foreach (var path in new[] { "outcomes?unit=QT.HL&workYear=2022&period=2022-W01", "rollups?unit=QT.HL&workYear=2022&period=2022-W01" })
            Assert.Equal(["period"], (await (await Head.GetAsync(new Uri($"{PlanningApp.Api}/{path}", UriKind.Relative))).ShouldBeProblem(400, "validation-failed")).Fields);
        var body = JsonSerializer.SerializeToNode(ReportingDesk.Body("B-TUAN"))!.AsObject();
        body["periodKind"] = "week";
        var form = await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", body).ShouldBeProblem(409, "report-form-invalid");
        Assert.Equal("feed-by-week", form.Body.GetProperty("items")[0].GetProperty("fault").GetString());
        Assert.Equal(53, (await Head.Read<JsonElement>($"{PlanningApp.Api}/periods?workYear=2022&kind=week")).GetArrayLength());
        Assert.Equal(19, (await Head.Read<JsonElement>($"{PlanningApp.Api}/periods?workYear=2022")).GetArrayLength());
    }

    private async Task Submits(string period, int old, int arrested, int charged, int left) =>
        await Head.Does(await Head.Begins(Week(period, old, arrested, charged, left)), "submit");

    private static object Week(string period, int old, int arrested, int charged, int left) => new
    {
        unitCode = ResultDesk.Unit,
        formCode = Form,
        period,
        cells = new[]
        {
            ("1", old), ("2", arrested), ("8", 0), ("9", 0), ("10", old + arrested), ("11", charged), ("18", 0), ("19", 0), ("20", left),
        }.Select(cell => new { cell = cell.Item1, value = cell.Item2 }),
    };

    private static IEnumerable<JsonNode> Samples() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(SourceTree.Root, "samples", "sector-2022", "report-forms.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsArray().OfType<JsonNode>();
}
