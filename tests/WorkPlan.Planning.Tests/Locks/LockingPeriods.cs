using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Reports;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Locks;

public sealed class LockingPeriods : IAsyncLifetime
{
    private const string Locks = $"{PlanningApp.Api}/locks";
    private readonly PlanningApp _app = new(ResultDesk.FirstOfJune);

    private HttpClient Province => _app.As("chief", "QT", subtree: true);

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    public Task InitializeAsync() => _app.HasForm();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_locked_half_year_covers_its_months_and_says_why_and_until_when()
    {
        await Head.Records(ResultDesk.Share("HAN", "2022-M05", 8, 10)).ShouldBe(HttpStatusCode.OK);
        await Lock(Province, "QT", "2022-H1", "Đã báo cáo sơ kết", until: "2022-12-01T00:00:00+07:00");
        var problem = await Correct().ShouldBeProblem(409, "period-locked");
        Assert.Contains("Đã báo cáo sơ kết", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("00:00 01/12/2022", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("2022-H1", Assert.Single(problem.Body.GetProperty("items").EnumerateArray()).GetProperty("lockedPeriod").GetString());
        // June is outside.
        await Head.Records(ResultDesk.Share("HAN", "2022-M06", 1, 1)).ShouldBe(HttpStatusCode.OK);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await Correct().ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_exception_lets_one_unit_past_until_it_expires()
    {
        await Head.Records(ResultDesk.Share("HAN", "2022-M05", 8, 10), ResultDesk.Share("LD", "2022-M05", 8, 10)).ShouldBe(HttpStatusCode.OK);
        var (path, etag) = await Lock(Province, "QT", "2022-M05", "Đã chốt số liệu");
        await Except(Head, path, etag, ResultDesk.Unit).ShouldBeProblem(403, "outside-your-units");
        await Except(Province, path, etag, "QT.XX").ShouldBeProblem(409, "lock-exception-outside-lock");
        await Except(Province, path, "\"7\"", ResultDesk.Unit).ShouldBeProblem(412, "stale-version");
        await Except(Province, path, etag, ResultDesk.Unit, "2022-05-31T00:00:00+07:00").ShouldBeProblem(409, "lock-exception-ends-in-past");
        await Except(Province, path, etag, ResultDesk.Unit).ShouldBe(HttpStatusCode.OK);
        await Correct().ShouldBe(HttpStatusCode.OK);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 3, 16, 0, 0, TimeSpan.FromHours(7)));
        var expired = await Head.Records(ResultDesk.Share("LD", "2022-M05", 9, 10, "Nhập sót")).ShouldBeProblem(409, "lock-exception-expired");
        Assert.Contains("16:00 03/06/2022", expired.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_an_accepted_report_are_locked_with_it_however_they_are_to_be_changed()
    {
        var report = await _app.HasAccepted(ReportingDesk.Month("2022-M05", 12, 10, 8, 8));
        var again = ResultDesk.Share("HAN", "2022-M05", 7, 8, "Nhập lại");
        await Head.Records(again).ShouldBeProblem(409, "period-locked");
        await _app.As("planner", "QT", subtree: true)
            .Imports("Mã đơn vị;Mã chỉ tiêu;Kỳ;Tử số;Mẫu số;Lý do đính chính\nQT.HL;HAN;2022-M05;7;8;Nhập lại\n").ShouldBeProblem(409, "period-locked");
        // Another target's figures were not in the report.
        await Head.Records(ResultDesk.Share("LD", "2022-M05", 1, 1)).ShouldBe(HttpStatusCode.OK);
        var path = $"{Locks}/{await Province.LockOf(report)}";
        await Except(Province, path, (await Province.GetAsync(new Uri(path, UriKind.Relative))).Etag(), ResultDesk.Unit).ShouldBe(HttpStatusCode.OK);
        await Head.Records(again).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_longer_period_does_not_take_the_place_of_a_locked_one()
    {
        await Head.Records(ResultDesk.Share("HAN", "2022-M05", 8, 10)).ShouldBe(HttpStatusCode.OK);
        var (path, etag) = await Lock(Province, "QT", "2022-M05", "Đã chốt số liệu");
        foreach (var period in new[] { "2022-Q2", "2022-H1", "2022" })
        {
            var problem = await Head.Records(ResultDesk.Share("HAN", period, 9, 10)).ShouldBeProblem(409, "period-locked");
            Assert.Equal("2022-M05", Assert.Single(problem.Body.GetProperty("items").EnumerateArray()).GetProperty("periodCode").GetString());
        }
        // What has no figure in May takes nobody's place.
        await Head.Records(ResultDesk.Share("LD", "2022-H1", 9, 10)).ShouldBe(HttpStatusCode.OK);
        await Except(Province, path, etag, ResultDesk.Unit).ShouldBe(HttpStatusCode.OK);
        await Head.Records(ResultDesk.Share("HAN", "2022-H1", 9, 10)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_locks_higher_is_not_overruled_from_below()
    {
        var (path, etag) = await Lock(_app.AsAdministrator, null, "2022-M05", "Ngành đã tổng hợp");
        await Except(Province, path, etag, ResultDesk.Unit).ShouldBeProblem(403, "outside-your-units");
        await Province.Change(HttpMethod.Post, $"{path}/release", etag, new { reason = "Mở" }).ShouldBeProblem(403, "outside-your-units");
        await Head.Create(Locks, Body(null, "2022-M05", "Khóa")).ShouldBeProblem(403, "outside-your-units");
        var shown = await Head.Read<JsonElement>($"{Locks}?unit={ResultDesk.Unit}&workYear=2022");
        Assert.Equal("sector", Assert.Single(shown.GetProperty("items").EnumerateArray()).GetProperty("level").GetString());
    }

    [Fact]
    public async Task A_released_lock_holds_no_longer()
    {
        var (path, etag) = await Lock(Head, ResultDesk.Unit, "2022-M05", "Đơn vị đã chốt");
        await Head.Records(ResultDesk.Share("HAN", "2022-M05", 8, 10)).ShouldBeProblem(409, "period-locked");
        var released = await Head.Change(HttpMethod.Post, $"{path}/release", etag, new { reason = "Còn thiếu số liệu" }).ShouldBe(HttpStatusCode.OK);
        await Head.Records(ResultDesk.Share("HAN", "2022-M05", 8, 10)).ShouldBe(HttpStatusCode.OK);
        await Head.Change(HttpMethod.Post, $"{path}/release", released.Etag(), new { reason = "Mở" }).ShouldBeProblem(409, "lock-holds-no-longer");
        await Except(Head, path, released.Etag(), ResultDesk.Unit).ShouldBeProblem(409, "lock-holds-no-longer");
    }

    [Fact]
    public async Task A_lock_ends_in_the_future_and_names_a_unit_and_a_period_there_is()
    {
        await Province.Create(Locks, Body("QT", "2022-M05", "Khóa", "2022-05-01T00:00:00+07:00")).ShouldBeProblem(409, "lock-ends-in-past");
        await _app.AsAdministrator.Create(Locks, Body("XX", "2022-M05", "Khóa")).ShouldBeProblem(409, "unit-unknown");
        await Province.Create(Locks, Body("QT", "2022-M13", "Khóa")).ShouldBeProblem(400, "malformed-request");
        await _app.As("staff", "QT").Create(Locks, Body("QT", "2022-M05", "Khóa")).ShouldBeProblem(403, "not-permitted");
    }

    private Task<HttpResponseMessage> Correct() => Head.Records(ResultDesk.Share("HAN", "2022-M05", 9, 10, "Nhập sót một vụ"));

    private static async Task<(string Path, string Etag)> Lock(HttpClient client, string? unitCode, string period, string reason, string? until = null)
    {
        var response = await client.Create(Locks, Body(unitCode, period, reason, until)).ShouldBe(HttpStatusCode.Created);
        return (response.Headers.Location!.ToString(), response.Etag());
    }

    private static object Body(string? unitCode, string period, string reason, string? until = null) => new { unitCode, period, reason, until };

    private static Task<HttpResponseMessage> Except(
        HttpClient client, string path, string etag, string unitCode, string expiresAt = "2022-06-03T16:00:00+07:00") =>
        client.Change(HttpMethod.Post, $"{path}/exceptions", etag, new { unitCode, reason = "Phát hiện nhập sót", expiresAt });
}
