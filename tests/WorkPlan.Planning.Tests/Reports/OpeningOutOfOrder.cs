using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>The report before comes later, or comes back: the one after it opens with what no longer closes.</summary>
public sealed class OpeningOutOfOrder : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public Task InitializeAsync() => _app.HasForm();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task May_is_returned_and_comes_back_with_fifteen_so_June_with_twelve_is_told_and_not_accepted()
    {
        var may = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 2, 20, 10, 10)), "submit");
        var june = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M06", 12, 3, 3, 3)), "submit");
        may = await Fills(await Chief.Does(may, "return", new { reason = "Thiếu ba vụ" }), ReportingDesk.Cells(2, 23, 10, 10, 15));
        await Head.Does(may, "submit");

        var told = await Head.Read<JsonElement>(june.Path);
        Assert.Equal("openingMoved", LastOf(told).GetProperty("kind").GetString());
        Assert.Contains("2022-M05", LastOf(told).GetProperty("reason").GetString(), StringComparison.Ordinal);
        june = await Again(june);
        var problem = await Chief.Advances(june, "accept").ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("Ô 1 là 12, nhưng ô 10 của kỳ 2022-M05 là 15", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("submitted", (await Head.Read<JsonElement>(june.Path)).GetProperty("state").GetString());

        june = await Fills(await Chief.Does(await Again(june), "return", new { reason = "Số cũ" }), ReportingDesk.Cells(15, 3, 3, 3, 15));
        await Chief.Does(await Head.Does(june, "submit"), "accept");
    }

    [Fact]
    public async Task June_that_came_before_May_is_told_when_May_closes_otherwise()
    {
        var june = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M06", 12, 3, 3, 3)), "submit");
        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 2, 23, 10, 10)), "submit");
        june = await Again(june);
        Assert.Equal("openingMoved", LastOf(await Head.Read<JsonElement>(june.Path)).GetProperty("kind").GetString());
        await Chief.Advances(june, "accept").ShouldBeProblem(409, "report-opening-differs");
    }

    [Fact]
    public async Task A_report_that_was_accepted_before_the_one_before_it_came_is_told_too()
    {
        var june = await _app.HasAccepted(ReportingDesk.Month("2022-M06", 12, 3, 3, 3));
        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 2, 23, 10, 10)), "submit");
        Assert.Equal("openingMoved", LastOf(await Head.Read<JsonElement>(june.Path)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Who_comes_back_with_the_same_closing_disturbs_nobody_and_what_is_right_again_is_accepted()
    {
        var may = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 2, 20, 10, 10)), "submit");
        var june = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M06", 12, 3, 3, 3)), "submit");
        may = await Head.Does(await Fills(await Chief.Does(may, "return", new { reason = "Xem lại" }), ReportingDesk.Cells(2, 20, 10, 9, 12)), "submit");
        Assert.Equal(june, await Again(june));

        may = await Head.Does(await Fills(await Chief.Does(may, "return", new { reason = "Xem lại" }), ReportingDesk.Cells(2, 23, 10, 9, 15)), "submit");
        may = await Head.Does(await Fills(await Chief.Does(may, "return", new { reason = "Nhầm" }), ReportingDesk.Cells(2, 20, 10, 9, 12)), "submit");
        Assert.Equal("openingMoved", LastOf(await Head.Read<JsonElement>(june.Path)).GetProperty("kind").GetString());
        await Chief.Does(await Again(june), "accept");
    }

    private static JsonElement LastOf(JsonElement report) => report.GetProperty("trace").EnumerateArray().Last();

    private async Task<(string Path, string Etag)> Again((string Path, string Etag) report) =>
        (report.Path, (await PlanningApp.Open(Chief, report.Path)).ETag);

    private async Task<(string Path, string Etag)> Fills((string Path, string Etag) report, object[] cells) =>
        (report.Path, (await Head.Change(HttpMethod.Put, $"{report.Path}/cells", report.Etag, new { cells }).ShouldBe(HttpStatusCode.OK)).Etag());
}
