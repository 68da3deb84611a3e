using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>S4: carried over, locked, corrected after the lock with an exception.</summary>
public sealed class S4ReportsAndLocks : IAsyncLifetime
{
    private readonly PlanningApp _app = new(ResultDesk.FirstOfJune);

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public Task InitializeAsync() => _app.HasForm();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Twelve_cases_carried_over_from_the_year_before_are_twelve_or_the_form_is_refused_with_both_numbers()
    {
        // November closes work year 2021 with 12; December opens 2022.
        await _app.HasAccepted(ReportingDesk.Month("2021-M11", 20, 2, 10, 10));
        var december = await Head.Begins(ReportingDesk.Month("2022-M12", 11, 5, 4, 4));
        var problem = await Head.Advances(december, "submit").ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("Ô 1 là 11, nhưng ô 10 của kỳ 2021-M11 là 12", problem.Detail, StringComparison.Ordinal);
        var check = (await Head.Read<JsonElement>(december.Path)).GetProperty("opening")[0];
        Assert.Equal((11, 12), (check.GetProperty("value").GetInt32(), check.GetProperty("closing").GetInt32()));
        var filled = await Head.Change(
            HttpMethod.Put, $"{december.Path}/cells", december.Etag, new { cells = ReportingDesk.Cells(12, 5, 4, 4, 13) }).ShouldBe(HttpStatusCode.OK);
        await Head.Does((december.Path, filled.Etag()), "submit");
    }

    [Fact]
    public async Task May_is_corrected_after_the_lock_by_exception_until_it_expires_and_everything_follows()
    {
        var may = await _app.HasAccepted(ReportingDesk.Month("2022-M05", 12, 30, 10, 8));
        var june = await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M06", 32, 1, 1, 1)), "submit");
        Assert.Equal("notMet", await OutcomeOf("2022-H1"));
        var correction = new { cells = new[] { new { cell = "9a", value = 10 } }, reason = "Nhập sót hai vụ" };
        await Head.Advances(may, "corrections", correction).ShouldBeProblem(409, "period-locked");

        var path = $"{PlanningApp.Api}/locks/{await Head.LockOf(may)}";
        await Chief.Change(
            HttpMethod.Post, $"{path}/exceptions", "\"1\"",
            new { unitCode = ResultDesk.Unit, reason = "Đơn vị báo cáo nhập sót", expiresAt = "2022-06-03T16:00:00+07:00" }).ShouldBe(HttpStatusCode.OK);
        may = await Head.Does(may, "corrections", correction);
        await Head.Advances(may, "corrections", correction).ShouldBeProblem(409, "report-nothing-corrected");

        // The half and the year are computed from the corrected month, the others hear of it, and a trace stays.
        Assert.Equal("exceeded", await OutcomeOf("2022-H1"));
        Assert.Equal("exceeded", await OutcomeOf("2022"));
        var told = await _app.Bus.ShouldHavePublished<TargetResultCorrected>();
        var figure = Assert.Single(told.Results);
        Assert.Equal((8, 10, "Nhập sót hai vụ"), (figure.Before.Numerator, figure.After.Numerator, figure.Reason));
        var trace = (await Head.Read<JsonElement>(may.Path)).GetProperty("trace").EnumerateArray().Last();
        Assert.Equal(("corrected", 8, 10), (
            trace.GetProperty("kind").GetString(), trace.GetProperty("changes")[0].GetProperty("before").GetInt32(),
            trace.GetProperty("changes")[0].GetProperty("after").GetInt32()));

        // What June opened with moves with May's closing, and June says so.
        may = await Head.Does(may, "corrections", new
        {
            cells = new[] { new { cell = "2", value = 31 }, new { cell = "10", value = 33 } },
            reason = "Nhập sót một vụ thụ lý",
        });
        var shown = await Head.Read<JsonElement>(june.Path);
        Assert.False(shown.GetProperty("opening")[0].GetProperty("holds").GetBoolean());
        Assert.Equal("openingMoved", shown.GetProperty("trace").EnumerateArray().Last().GetProperty("kind").GetString());

        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 3, 16, 0, 0, TimeSpan.FromHours(7)));
        await Head.Advances(may, "corrections", correction).ShouldBeProblem(409, "lock-exception-expired");
    }

    [Fact]
    public async Task Only_accepted_reports_are_corrected_and_corrections_add_up()
    {
        var april = await Head.Begins(ReportingDesk.Month("2022-M04", 12, 30, 10, 8));
        await Head.Advances(april, "corrections", new { cells = new[] { new { cell = "9a", value = 10 } }, reason = "Sửa" })
            .ShouldBeProblem(409, "report-not-accepted");
        var march = await _app.HasAccepted(ReportingDesk.Month("2022-M03", 12, 30, 10, 8));
        await Chief.Change(
            HttpMethod.Post, $"{PlanningApp.Api}/locks/{await Head.LockOf(march)}/exceptions", "\"1\"",
            new { unitCode = ResultDesk.Unit, reason = "Nhập sót", expiresAt = "2022-06-03T16:00:00+07:00" }).ShouldBe(HttpStatusCode.OK);
        await Head.Advances(march, "corrections", new { cells = new[] { new { cell = "2", value = 31 } }, reason = "Sửa" })
            .ShouldBeProblem(409, "report-out-of-balance");
        Assert.Equal(30, (await Head.Read<JsonElement>(march.Path)).GetProperty("cells")[1].GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Sixteen_hours_on_a_Sunday_stays_there_and_a_minute_later_is_late()
    {
        // 31/5/2020 was a Sunday; the deadline of the tier above is a day later.
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 15, 0, 0, TimeSpan.FromHours(7)));
        await Due("2022-M05", "2022-05-31T16:00:00+07:00", level: "district");
        await Due("2022-M05", "2022-06-01T16:00:00+07:00", type: "division");
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-deadlines", Deadline("2022-M05", "2022-05-30T16:00:00+07:00", "district"))
            .ShouldBeProblem(409, "report-deadline-twice");
        await Due("2020-M05", "2020-05-31T16:00:00+07:00");
        var sunday = (await Head.Read<JsonElement>($"{PlanningApp.Api}/report-deadlines?form={ReportingDesk.Form}&period=2020-M05"))[0];
        Assert.Equal(new DateTimeOffset(2020, 5, 31, 16, 0, 0, TimeSpan.FromHours(7)), sunday.GetProperty("dueAt").GetDateTimeOffset());

        var report = await Head.Begins(ReportingDesk.Month("2022-M05", 12, 30, 10, 8));
        Assert.Equal("open", await StandingOf("QT.HL"));
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 16, 1, 0, TimeSpan.FromHours(7)));
        Assert.Equal(("overdue", "open"), (await StandingOf("QT.HL"), await StandingOf("QT.P9")));
        await Head.Does(report, "submit");
        Assert.Equal("late", await StandingOf("QT.HL"));
    }

    [Fact]
    public async Task What_arrives_at_the_very_hour_is_in_time_also_when_it_comes_back()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 15, 0, 0, TimeSpan.FromHours(7)));
        await Due("2022-M05", "2022-05-31T16:00:00+07:00");
        var report = await Head.Begins(ReportingDesk.Month("2022-M05", 12, 30, 10, 8));
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 16, 0, 0, TimeSpan.FromHours(7)));
        report = await Head.Does(report, "submit");
        report = await Chief.Does(report, "return", new { reason = "Kiểm tra lại" });
        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await Head.Does(report, "submit");
        Assert.Equal("inTime", await StandingOf("QT.HL"));
    }

    private async Task<string?> OutcomeOf(string period)
    {
        var outcomes = await Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={ResultDesk.Unit}&workYear=2022&period={period}");
        return outcomes.GetProperty("outcomes").EnumerateArray().Single(target => target.GetProperty("targetCode").GetString() == "HAN")
            .GetProperty("outcome").GetString();
    }

    private async Task<string?> StandingOf(string unit)
    {
        var standings = await Chief.Read<JsonElement>($"{ReportingDesk.Reports}/standings?form={ReportingDesk.Form}&period=2022-M05");
        return standings.EnumerateArray().Single(row => row.GetProperty("unitCode").GetString() == unit).GetProperty("standing").GetString();
    }

    private Task<HttpResponseMessage> Due(string period, string dueAt, string? level = null, string? type = null) =>
        _app.AsAdministrator.Create($"{PlanningApp.Api}/report-deadlines", Deadline(period, dueAt, level, type)).ShouldBe(HttpStatusCode.Created);

    private static object Deadline(string period, string dueAt, string? level = null, string? type = null) =>
        new { formCode = ReportingDesk.Form, period, dueAt, legalBasis = "Công văn hướng dẫn báo cáo 6 tháng", level, type };
}
