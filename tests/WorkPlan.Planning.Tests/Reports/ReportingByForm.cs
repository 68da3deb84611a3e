using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

public sealed class ReportingByForm : IAsyncLifetime
{
    private readonly PlanningApp _app = new(ResultDesk.FirstOfJune);

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public Task InitializeAsync() => _app.HasForm();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_does_not_add_up_is_refused_with_both_numbers_and_the_equation()
    {
        var report = await Head.Begins(ReportingDesk.Month("2022-M04", 12, 30, 8, 8, left: 33));
        var problem = await Head.Advances(report, "submit").ShouldBeProblem(409, "report-out-of-balance");
        Assert.Contains("10 = 1+2+8−9", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("33", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("34 (12 + 30 + 0 − 8)", problem.Detail, StringComparison.Ordinal);
        var shown = await Head.Read<JsonElement>(report.Path);
        Assert.Equal(("draft", false), (shown.GetProperty("state").GetString(), shown.GetProperty("balance")[0].GetProperty("holds").GetBoolean()));

        var filled = await Head.Change(
            HttpMethod.Put, $"{report.Path}/cells", report.Etag, new { cells = ReportingDesk.Cells(12, 30, 8, 9, 34) }).ShouldBe(HttpStatusCode.OK);
        await Head.Advances((report.Path, filled.Etag()), "submit").ShouldBeProblem(409, "report-out-of-balance");
    }

    [Fact]
    public async Task Empty_and_unknown_cells_are_named()
    {
        var report = await Head.Begins(new
        {
            unitCode = ResultDesk.Unit,
            formCode = ReportingDesk.Form,
            period = "2022-M04",
            cells = new[] { new { cell = "1", value = 12 } },
        });
        var problem = await Head.Advances(report, "submit").ShouldBeProblem(409, "report-cells-missing");
        Assert.Equal(["2", "8", "9", "9a", "10"], problem.Body.GetProperty("items").EnumerateArray().Select(cell => cell.GetString()));
        await Head.Change(HttpMethod.Put, $"{report.Path}/cells", report.Etag, new { cells = new[] { new { cell = "77", value = 1 } } })
            .ShouldBeProblem(409, "report-cell-unknown");
        await Head.Change(HttpMethod.Put, $"{report.Path}/cells", "\"9\"", new { cells = ReportingDesk.Cells(1, 1, 1, 1, 1) })
            .ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_report_goes_up_comes_back_with_a_reason_and_is_accepted_by_the_unit_above()
    {
        var report = await Head.Begins(ReportingDesk.Month("2022-M04", 12, 30, 8, 8));
        await Chief.Advances(report, "accept").ShouldBeProblem(409, "report-not-submitted");
        report = await Head.Does(report, "submit");
        await Head.Change(HttpMethod.Put, $"{report.Path}/cells", report.Etag, new { cells = ReportingDesk.Cells(1, 1, 1, 1, 1) })
            .ShouldBeProblem(409, "report-not-a-draft");
        await _app.As("chief", ResultDesk.Unit).Advances(report, "accept").ShouldBeProblem(403, "outside-your-units");
        report = await Chief.Does(report, "return", new { reason = "Kiểm tra lại số thụ lý" });
        report = await Head.Does(report, "submit");
        report = await Chief.Does(report, "accept");
        await Chief.Advances(report, "return", new { reason = "Muộn rồi" }).ShouldBeProblem(409, "report-not-submitted");
        var shown = await Head.Read<JsonElement>(report.Path);
        Assert.Equal(
            ["submitted", "returned", "submitted", "accepted"],
            shown.GetProperty("trace").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
        Assert.Equal("province", shown.GetProperty("locked").GetProperty("level").GetString());
    }

    [Fact]
    public async Task An_accepted_report_is_the_result_of_the_targets_that_it_feeds()
    {
        await _app.HasAccepted(ReportingDesk.Month("2022-M04", 12, 30, 10, 9));
        var history = await Head.Read<JsonElement>($"{PlanningApp.Api}/results/history?unit={ResultDesk.Unit}&target=HAN&period=2022-M04");
        var entry = Assert.Single(history.EnumerateArray());
        Assert.Equal("report", entry.GetProperty("source").GetString());
        Assert.Equal((9, 10), (entry.GetProperty("figures").GetProperty("numerator").GetInt32(), entry.GetProperty("figures").GetProperty("denominator").GetInt32()));
    }

    [Fact]
    public async Task Cells_that_make_more_done_than_there_was_are_refused_and_the_figures_that_stand_agree_with_the_report()
    {
        // A form that forgets to say that 9a is a part of 9.
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body(validFrom: "2022-03-01", equations: ["10 = 1+2+8-9"]))
            .ShouldBe(HttpStatusCode.Created);
        Assert.Equal(1, (await Head.Read<JsonElement>($"{PlanningApp.Api}/report-forms?asOf=2022-05-01")).GetProperty("total").GetInt32());
        var may = await Head.Begins(ReportingDesk.Month("2022-M05", 32, 20, 10, 12));
        var problem = await Head.Advances(may, "submit").ShouldBeProblem(409, "report-figures-misfit");
        Assert.Equal("Truy tố đúng thời hạn (HAN): Tử số 12 lớn hơn mẫu số 10.", problem.Detail);
        var figures = problem.Body.GetProperty("items")[0].GetProperty("figures");
        Assert.Equal((12, 10), (figures.GetProperty("numerator").GetInt32(), figures.GetProperty("denominator").GetInt32()));

        var april = await _app.HasAccepted(ReportingDesk.Month("2022-M04", 12, 30, 10, 9));
        await Chief.Change(
            HttpMethod.Post, $"{PlanningApp.Api}/locks/{await Head.LockOf(april)}/exceptions", "\"1\"",
            new { unitCode = ResultDesk.Unit, reason = "Nhập sót", expiresAt = "2022-06-03T16:00:00+07:00" }).ShouldBe(HttpStatusCode.OK);
        await Head.Advances(april, "corrections", new { cells = new[] { new { cell = "9a", value = 12 } }, reason = "Sửa" })
            .ShouldBeProblem(409, "report-figures-misfit");
        var cells = (await Head.Read<JsonElement>(april.Path)).GetProperty("cells").EnumerateArray();
        Assert.Equal(9, cells.Single(cell => cell.GetProperty("code").GetString() == "9a").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_report_needs_a_form_a_period_and_a_unit_that_were_there()
    {
        await Head.Begins(ReportingDesk.Month("2022-M04", 12, 30, 8, 8));
        await Head.Create(ReportingDesk.Reports, ReportingDesk.Month("2022-M04", 12, 30, 8, 8)).ShouldBeProblem(409, "already-exists");
        await Head.Create(ReportingDesk.Reports, ReportingDesk.Month("2022-M07", 1, 1, 1, 1)).ShouldBeProblem(409, "report-period-not-begun");
        await Head.Create(ReportingDesk.Reports, ReportingDesk.Month("2022-H1", 1, 1, 1, 1)).ShouldBeProblem(409, "report-other-period-kind");
        await Head.Create(ReportingDesk.Reports, ReportingDesk.Month("2020-M04", 1, 1, 1, 1)).ShouldBeProblem(409, "report-form-unknown");
        await Head.Create(ReportingDesk.Reports, ReportingDesk.Month("2022-M04", 1, 1, 1, 1, unitCode: "QT.P9")).ShouldBeProblem(403, "outside-your-units");
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new DateOnly(2022, 5, 1));
        await Chief.Create(ReportingDesk.Reports, ReportingDesk.Month("2022-M04", 1, 1, 1, 1, unitCode: "QT.KV1")).ShouldBeProblem(409, "report-unit-not-there");
        await (await _app.As("unitHead", "QT.P9").GetAsync(new Uri($"{ReportingDesk.Reports}/{Guid.NewGuid()}", UriKind.Relative))).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_form_that_contradicts_itself_is_refused_with_everything_that_is_wrong()
    {
        var problem = await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body(
            "B10", cells: [new { code = "1", name = "Số cũ", opensFrom = "11" }, new { code = "1", name = "Lặp" }],
            equations: ["1 = 2+", "1 = 7"], feeds: [new { targetCode = "HAN", numerator = "1" }])).ShouldBeProblem(409, "report-form-invalid");
        Assert.Equal(
            ["cell-twice", "cell-unknown", "equation-unreadable", "cell-unknown", "feed-incomplete"],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("fault").GetString()));
        await Chief.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body("B10")).ShouldBeProblem(403, "outside-your-units");
    }

    [Fact]
    public async Task A_newer_text_of_a_form_follows_the_older_one()
    {
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body(validFrom: "2020-01-01"))
            .ShouldBeProblem(409, "report-form-follows-too-early");
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body(validFrom: "2022-05-01", equations: []))
            .ShouldBe(HttpStatusCode.Created);
        var old = await Head.Read<JsonElement>($"{PlanningApp.Api}/report-forms/{ReportingDesk.Form}?asOf=2022-04-30");
        Assert.Equal(("2022-04-30", 2), (old.GetProperty("validTo").GetString(), old.GetProperty("equations").GetArrayLength()));
        // May is reported by the new text, which asks for no balance.
        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 1, 1, 1, 1, left: 77)), "submit");
    }
}
