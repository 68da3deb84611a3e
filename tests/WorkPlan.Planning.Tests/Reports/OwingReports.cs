using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>
/// Reports are owed like everything else: by tier, to the hour, reminded of, told each morning, and escalated. Statistics of a month are
/// due from districts at 16:00 on its last day, from divisions a day later, from the province after the second working day.
/// </summary>
public sealed class OwingReports : IAsyncLifetime
{
    private readonly PlanningApp _app = new(At(2022, 5, 4));

    private HttpClient Head => _app.As("unitHead", ResultDesk.Unit);

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        _app.Set("Obligations:SweepChunk", "2");
        await _app.HasForm();
        await Schedules();
        await Sweeps(At(2022, 5, 4));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_tier_owes_the_running_period_by_its_own_hour_and_days_are_not_moved()
    {
        Assert.Equal(
            [
                // 31/05/2022 is a Tuesday; the province counts working days from the day after it.
                ("QT", "2022-06-02T16:00"), ("QT.HL", "2022-05-31T16:00"), ("QT.P10", "2022-06-01T16:00"), ("QT.P9", "2022-06-01T16:00"),
            ],
            (await Owed("kind=report&sort=unitCode")).Select(owed => (Text(owed, "unitCode"), Due(owed))));
        var one = Assert.Single(await Owed("kind=report&unit=QT.HL"));
        Assert.Equal(("Biểu thống kê án dân sự (2022-M05)", "open", JsonValueKind.Null, ReportingDesk.Form, "2022-M05"), (
            Text(one, "document"), Text(one, "state"), one.GetProperty("documentId").ValueKind, Text(one.GetProperty("report"), "formCode"),
            Text(one.GetProperty("report"), "period")));
        Assert.Equal(4, (await Owed($"form={ReportingDesk.Form}&period=2022-M05")).Count);
        Assert.Empty(await Owed($"form={ReportingDesk.Form}&period=2022-M04"));

        // July ends on a Sunday: districts report on it all the same, the province by Tuesday.
        await Sweeps(At(2022, 7, 1));
        var july = await Owed("kind=report&period=2022-M07&sort=unitCode");
        Assert.Equal(["2022-08-02T16:00", "2022-07-31T16:00"], july.Take(2).Select(Due));
        Assert.Equal(4, (await Owed("kind=report&period=2022-M06")).Count); // nobody swept in June
    }

    [Fact]
    public async Task It_is_reminded_of_before_it_is_due_told_each_morning_and_sent_up_when_it_is_overdue()
    {
        await Sweeps(At(2022, 5, 24));
        var first = await _app.Bus.ShouldHavePublished<ObligationReminded>(told => told.Obligation.UnitCode == "QT.HL");
        Assert.Equal(("report", ReportingDesk.Form, "2022-M05", Guid.Empty, "5wd"), (
            first.Obligation.Kind, first.Obligation.FormCode, first.Obligation.Period, first.Obligation.DocumentId, first.Rule));
        await Sweeps(new DateTimeOffset(2022, 5, 31, 12, 30, 0, TimeSpan.FromHours(7)));
        await _app.Bus.ShouldHavePublished<ObligationReminded>(told => told.Obligation.UnitCode == "QT.HL" && told.Rule == "4h");
        var morning = await _app.Bus.ShouldHavePublished<ObligationDigestPrepared>(digest => digest is { UnitCode: "QT.HL", Day.Day: 31 });
        Assert.Equal("Biểu thống kê án dân sự (2022-M05)", Assert.Single(morning.Items).Document);

        // At the very hour it is still in time; a minute later the province hears of it, and of nobody else.
        await Sweeps(new DateTimeOffset(2022, 5, 31, 16, 0, 0, TimeSpan.FromHours(7)));
        await _app.Bus.ShouldNotHavePublished<ObligationEscalated>();
        await Sweeps(new DateTimeOffset(2022, 5, 31, 16, 1, 0, TimeSpan.FromHours(7)));
        var up = await _app.Bus.ShouldHavePublished<ObligationEscalated>();
        Assert.Equal(("QT.HL", "QT", 1), (up.Obligation.UnitCode, up.ToUnitCode, up.Step));
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(1);
    }

    [Fact]
    public async Task Operators_see_how_many_are_owed_and_overdue()
    {
        // One has reported for May, and of the three others the district's and the divisions' hour has passed; all four owe June's since today.
        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 12, 30, 10, 8)), "submit");
        await Sweeps(new DateTimeOffset(2022, 6, 1, 16, 1, 0, TimeSpan.FromHours(7)));

        var page = await _app.Anonymous().MetricsWith("workplan_obligations_open", "workplan_obligations_overdue");

        Assert.Equal((7, 2), (page.ValueOf("workplan_obligations_open", "report"), page.ValueOf("workplan_obligations_overdue", "report")));
        Assert.Equal((0, 0), (page.ValueOf("workplan_obligations_open", "supplement"), page.ValueOf("workplan_obligations_overdue", "acknowledge")));
    }

    [Fact]
    public async Task The_first_submission_settles_it_also_when_the_report_comes_back()
    {
        var report = await Head.Begins(ReportingDesk.Month("2022-M05", 12, 30, 10, 8));
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 16, 0, 0, TimeSpan.FromHours(7)));
        report = await Head.Does(report, "submit");
        var answered = Assert.Single(await Owed("kind=report&unit=QT.HL"));
        Assert.Equal(("satisfied", true), (Text(answered, "state"), answered.GetProperty("answer").GetProperty("inTime").GetBoolean()));
        var told = await _app.Bus.ShouldHavePublished<ReportSubmitted>();
        Assert.Equal(("QT.HL", "2022-M05", true), (told.UnitCode, told.Period, told.InTime));

        _app.Clock.MoveTo(At(2022, 6, 1));
        report = await Chief.Does(report, "return", new { reason = "Kiểm tra lại" });
        await Head.Does(report, "submit");
        await Sweeps(At(2022, 6, 10));
        Assert.Equal("satisfied", Text(Assert.Single(await Owed("kind=report&unit=QT.HL&period=2022-M05")), "state"));
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(0, message => message.Obligation is { UnitCode: "QT.HL", Period: "2022-M05" });
    }

    [Fact]
    public async Task What_came_before_anybody_said_by_when_is_settled_as_soon_as_it_is_owed_and_a_late_one_is_late()
    {
        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M04", 12, 30, 10, 8)), "submit");
        await Due("2022-M04", "2022-04-30T16:00:00+07:00");
        await Eventually.Equal(4, async () => (await Owed("kind=report&period=2022-M04")).Count);
        var mine = Assert.Single(await Owed("kind=report&unit=QT.HL&period=2022-M04"));
        Assert.Equal(("satisfied", false), (Text(mine, "state"), mine.GetProperty("answer").GetProperty("inTime").GetBoolean()));
        Assert.Equal("overdue", Text(Assert.Single(await Owed("kind=report&unit=QT.P9&period=2022-M04")), "state"));
    }

    [Fact]
    public async Task A_document_that_names_another_hour_for_a_period_moves_what_is_owed_and_reminds_anew()
    {
        await Sweeps(At(2022, 5, 24));
        await Due("2022-M05", "2022-06-15T09:00:00+07:00", level: "district");
        await Eventually.Equal("2022-06-15T09:00", async () => Due(Assert.Single(await Owed("kind=report&unit=QT.HL"))));
        Assert.Equal("2022-06-01T16:00", Due(Assert.Single(await Owed("kind=report&unit=QT.P9"))));
        await Sweeps(At(2022, 6, 9));
        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(2, told => told.Obligation.UnitCode == "QT.HL" && told.Obligation.Period == "2022-M05" && told.Rule == "5wd");
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(0, told => told.Obligation.UnitCode == "QT.HL");
    }

    [Fact]
    public async Task A_deadline_for_a_period_that_is_none_of_the_forms_or_of_the_years_is_refused()
    {
        object Deadline(string period, string form = ReportingDesk.Form) =>
            new { formCode = form, period, dueAt = "2022-06-15T09:00:00+07:00", legalBasis = "Công văn hướng dẫn" };
        const string path = $"{PlanningApp.Api}/report-deadlines";
        await _app.AsAdministrator.Create(path, Deadline("2022-H1")).ShouldBeProblem(409, "report-other-period-kind");
        await _app.AsAdministrator.Create(path, Deadline("2022-M05", "XX")).ShouldBeProblem(409, "report-form-unknown");
        await _app.AsAdministrator.Create(path, Deadline("1999-M05")).ShouldBeProblem(409, "work-year-undefined");

        // Recorded before the calendar shortened the year: nobody owes it, and everything else goes on.
        await Due("2023-M11", "2023-11-30T16:00:00+07:00");
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, $"{PlanningApp.Api}/periods/calendars/sector");
        await _app.AsAdministrator.Change(HttpMethod.Put, $"{PlanningApp.Api}/periods/calendars/sector", etag, new
        {
            versions = new[] { new { appliesFromYear = 2024, startMonth = 10, startsInPreviousYear = true, legalBasis = "Quyết định giả định" } },
        }).ShouldBe(HttpStatusCode.OK);
        await Sweeps(At(2023, 12, 1));
        Assert.Empty(await Owed("kind=report&period=2023-M11"));
        Assert.Equal(4, (await Owed("kind=report&period=2024-M12")).Count);
    }

    [Fact]
    public async Task A_unit_that_is_founded_within_the_period_owes_it_when_that_is_over()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân huyện mới", "district", "procuracy", "QT", new(2022, 5, 20));
        await Sweeps(At(2022, 5, 30));
        Assert.Empty(await Owed("unit=QT.KV1"));
        await Sweeps(At(2022, 6, 1));
        Assert.Equal(["2022-M05", "2022-M06"], (await Owed("unit=QT.KV1&sort=dueAt")).Select(owed => Text(owed.GetProperty("report"), "period")));
    }

    [Fact]
    public async Task However_many_instances_open_it_each_owes_it_once()
    {
        await using var twin = _app.Twin();
        _app.Clock.MoveTo(At(2022, 6, 1));
        var rounds = new[] { _app.Service<BackgroundRound>(), twin.Services.GetRequiredService<BackgroundRound>() };
        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => rounds.Select(round => round.RunOnceAsync(CancellationToken.None))));
        await Sweeps(At(2022, 6, 1));
        Assert.Equal(8, await _app.Database(db => db.Obligations.CountAsync(obligation => obligation.Kind == ObligationKind.Report)));
    }

    [Fact]
    public async Task A_closed_units_report_is_its_heirs_to_see_to_and_the_old_units_report_settles_it()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2022, 6, 1));
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind = "rename",
            predecessors = new[] { "QT.HL" },
            successors = new[] { "QT.KV1" },
            effectiveOn = "2022-06-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        }).ShouldBe(HttpStatusCode.Created);
        await Sweeps(At(2022, 6, 1));
        var handed = Assert.Single(await Owed("kind=report&unit=QT.KV1"));
        Assert.Equal("2022-M05", Text(handed.GetProperty("report"), "period"));
        await Sweeps(At(2022, 6, 10));
        // It was late already while the old unit was still there; which of the two is named depends on what was seen to first.
        var up = await _app.Bus.ShouldHavePublished<ObligationEscalated>(told => told.Obligation.ReportingUnitCode == "QT.HL");
        Assert.Contains(up.Obligation.UnitCode, (string[])["QT.HL", "QT.KV1"]);

        await Head.Does(await Head.Begins(ReportingDesk.Month("2022-M05", 12, 30, 10, 8)), "submit");
        Assert.Equal("satisfied", Text(Assert.Single(await Owed("kind=report&unit=QT.KV1")), "state"));
    }

    [Fact]
    public async Task A_deadline_that_was_entered_wrong_is_corrected_and_what_is_owed_moves_and_is_reminded_of_anew()
    {
        var path = await Named("2022-05-30T10:00:00+07:00", "district");
        await Sweeps(At(2022, 5, 5));
        Assert.Equal("2022-05-30T10:00", Due(Assert.Single(await Owed("kind=report&unit=QT.HL"))));
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, path);
        object Body(string dueAt) => new { dueAt, legalBasis = "Công văn hướng dẫn" };

        await Chief.Change(HttpMethod.Put, path, etag, Body("2022-06-01T10:00:00+07:00")).ShouldBeProblem(403, "outside-your-units");
        await _app.AsAdministrator.Send(HttpMethod.Put, path, Body("2022-06-01T10:00:00+07:00")).ShouldBeProblem(428, "if-match-required");
        await _app.AsAdministrator.Change(HttpMethod.Put, path, etag, Body("2022-05-30T10:00:00+07:00")).ShouldBeProblem(409, "report-deadline-unchanged");
        await _app.AsAdministrator.Change(HttpMethod.Put, path, etag, Body("2022-06-01T10:00:00+07:00")).ShouldBe(HttpStatusCode.OK);
        await Sweeps(At(2022, 5, 5));

        var moved = Assert.Single(await Owed("kind=report&unit=QT.HL"));
        Assert.Equal(("2022-06-01T10:00", 2), (Due(moved), moved.GetProperty("reopened").GetInt32()));
        await _app.AsAdministrator.Change(HttpMethod.Put, path, etag, Body("2022-06-02T10:00:00+07:00")).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_deadline_that_is_removed_leaves_what_says_less_and_where_nothing_does_nobody_owes()
    {
        var path = await Named("2022-05-30T10:00:00+07:00", "district");
        await Sweeps(At(2022, 5, 5));
        await Removes(path);
        Assert.Equal("2022-05-31T16:00", Due(Assert.Single(await Owed("kind=report&unit=QT.HL"))));
        await (await _app.AsAdministrator.GetAsync(new Uri(path, UriKind.Relative))).ShouldBeProblem(404, "not-found");

        // A form without a regime: owed by this deadline alone.
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", ReportingDesk.Body("B10-DS", feeds: [])).ShouldBe(HttpStatusCode.Created);
        var other = (await _app.AsAdministrator.Create($"{PlanningApp.Api}/report-deadlines", new
        {
            formCode = "B10-DS",
            period = "2022-M05",
            dueAt = "2022-05-31T16:00:00+07:00",
            legalBasis = "Công văn hướng dẫn",
            level = "district",
        }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        await Sweeps(At(2022, 5, 5));
        Assert.Equal("open", Text(Assert.Single(await Owed("form=B10-DS&period=2022-M05")), "state"));
        await Removes($"{PlanningApp.Api}/report-deadlines/{other}");
        var ended = Assert.Single(await Owed("form=B10-DS&period=2022-M05"));
        Assert.Equal("waived", Text(ended, "state"));
        Assert.Equal("B10-DS", (await _app.Bus.ShouldHavePublished<ObligationWaived>()).Obligation.FormCode);
    }

    [Fact]
    public async Task Of_two_that_set_the_same_deadline_at_once_one_is_refused()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _app.AsAdministrator.Create(
            $"{PlanningApp.Api}/report-deadlines",
            new { formCode = ReportingDesk.Form, period = "2022-M05", dueAt = "2022-05-30T10:00:00+07:00", legalBasis = "Công văn hướng dẫn" })));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task What_is_no_schedule_is_refused()
    {
        var path = $"{PlanningApp.Api}/report-schedules/{ReportingDesk.Form}";
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, path);
        Task<HttpResponseMessage> Put(object tiers, string? tag = null, HttpClient? client = null) =>
            (client ?? _app.AsAdministrator).Change(HttpMethod.Put, path, tag ?? etag, new { legalBasis = "Quy chế", tiers });

        await Put(new[] { new { daysAfter = 0, hour = "16:00:00" }, new { daysAfter = 1, hour = "16:00:00" } }).ShouldBeProblem(409, "report-tier-twice");
        await Put(new[] { new { daysAfter = 0, hour = "16:00:00", workingDays = true } }).ShouldBeProblem(409, "report-tier-needs-a-day");
        await Put(new[] { new { daysAfter = 0, hour = "16:00:00", unitCode = "XX" } }).ShouldBeProblem(409, "unit-unknown");
        await Put(new[] { new { daysAfter = 91, hour = "16:00:00" } }).ShouldBeProblem(400, "validation-failed");
        await Put(Array.Empty<object>(), tag: "\"77\"").ShouldBeProblem(412, "stale-version");
        await Put(Array.Empty<object>(), client: Head).ShouldBeProblem(403, "not-permitted");
        await Put(Array.Empty<object>(), client: Chief).ShouldBeProblem(403, "outside-your-units");
        await _app.AsAdministrator.Change(HttpMethod.Put, $"{PlanningApp.Api}/report-schedules/XX", "\"0\"", new { legalBasis = "Quy chế", tiers = Array.Empty<object>() })
            .ShouldBeProblem(404, "not-found");
        await (await Head.GetAsync(new Uri($"{PlanningApp.Api}/report-schedules/XX", UriKind.Relative))).ShouldBeProblem(404, "not-found");
    }

    private async Task Schedules() => await _app.AsAdministrator.Change(HttpMethod.Put, $"{PlanningApp.Api}/report-schedules/{ReportingDesk.Form}", "\"0\"", new
    {
        legalBasis = "Hướng dẫn báo cáo thống kê",
        tiers = new object[]
        {
            new { level = "district", type = "procuracy", daysAfter = 0, hour = "16:00:00" },
            new { type = "division", daysAfter = 1, hour = "16:00:00" },
            new { level = "province", type = "procuracy", daysAfter = 2, hour = "16:00:00", workingDays = true },
        },
    }).ShouldBe(HttpStatusCode.OK);

    private Task<HttpResponseMessage> Due(string period, string dueAt, string? level = null) => _app.AsAdministrator.Create(
        $"{PlanningApp.Api}/report-deadlines", new { formCode = ReportingDesk.Form, period, dueAt, legalBasis = "Công văn hướng dẫn", level })
        .ShouldBe(HttpStatusCode.Created);

    private async Task<string> Named(string dueAt, string level) => $"{PlanningApp.Api}/report-deadlines/" +
        $"{(await (await Due("2022-M05", dueAt, level)).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid()}";

    private async Task Removes(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        request.Headers.Add("If-Match", (await PlanningApp.Open(_app.AsAdministrator, path)).ETag);
        Assert.Equal(HttpStatusCode.NoContent, (await _app.AsAdministrator.SendAsync(request)).StatusCode);
    }

    private async Task<List<JsonElement>> Owed(string query) =>
        [.. (await Chief.Read<JsonElement>($"{PlanningApp.Api}/obligations?{query}")).GetProperty("items").EnumerateArray()];

    private async Task Sweeps(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Due(JsonElement owed) => owed.GetProperty("dueAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7))
        .ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
