using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Calendars;

/// <summary>
/// An installation's own calendar, as it may come after 358/QĐ-VKSTC: work year 2026 begins on 01/10/2025 and 2025 ends the day before.
/// Everything that belongs to a work year follows it.
/// </summary>
public sealed class WorkingByAnOwnCalendar : IAsyncLifetime
{
    private const string Sector = $"{PlanningApp.Api}/periods/calendars/sector";
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 10, 15, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    private HttpClient Head => _app.As("unitHead", "QT.P9");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DAN-SU");
        await Begins(2026, 10).ShouldBe(HttpStatusCode.OK);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_is_held_given_asked_raised_and_received_in_October_belongs_to_the_new_year()
    {
        var briefing = await _app.HasBriefing(Chief, "QT", "2025-10-10");
        Assert.Equal(2026, await YearOf($"{PlanningApp.Api}/briefings/{briefing}"));
        Assert.Equal(2025, await YearOf($"{PlanningApp.Api}/briefings/{await _app.HasBriefing(Chief, "QT", "2025-09-26")}"));
        Assert.Equal(2026, (await _app.Bus.ShouldHavePublished<BriefingHeld>(held => held.LastHeldOn == new DateOnly(2025, 10, 10))).WorkYear);
        var regularity = (await Chief.Read<JsonElement>($"{PlanningApp.Api}/briefings/regularity?unit=QT&workYear=2026")).EnumerateArray()
            .ToDictionary(kind => kind.GetProperty("kind").GetString()!, kind => kind.GetProperty("expected").GetInt32());
        // From Wednesday 01/10 to Wednesday 15/10: three weeks, one month, one quarter.
        Assert.Equal((3, 1, 1), (regularity["weekly"], regularity["monthly"], regularity["quarterly"]));

        Assert.Equal(2026, await Made("/directions", new
        {
            unitCode = "QT",
            givenBy = "Viện trưởng",
            givenOn = "2025-10-10",
            occasion = "Giao ban tuần",
            text = "Chủ động xây dựng kế hoạch",
            addressees = new[] { "QT.P9" },
        }));
        Assert.Equal(2026, await Made("/sessions", new
        {
            unitCode = "QT",
            heldOn = "2025-10-10",
            theme = "Định hướng",
            purpose = "Thảo luận",
            topics = new[] { "Hạn chế" },
            conclusions = new[] { "Tiếp tục" },
            attendees = new[] { new { name = "Phó Viện trưởng", role = "directing" } },
        }));
        Assert.Equal(2026, await Made($"/briefings/{briefing}/tasks", new { unitCode = "QT.P9", title = "Xây dựng chương trình", dueOn = "2025-10-30" }));
        Assert.Equal(2026, await Made("/obstacles", new { unitCode = "QT", raisedBy = "Viện trưởng", raisedOn = "2025-10-01", text = "Thiếu biên chế" }));
        Assert.Equal(2026, await Made("/documents", new
        {
            type = "guidance",
            issuer = "Vụ 9",
            issuerKind = "supreme",
            number = "09/HD-VKSTC",
            issuedOn = "2025-10-02",
            receivedOn = "2025-10-03",
            @abstract = "Hướng dẫn công tác",
            scopeUnitCode = "QT",
            classification = "Không mật",
        }));
        Assert.Equal(2026, await Made("/inquiries", new
        {
            unitCode = "QT.HL",
            toUnitCode = "QT.P9",
            subject = "Án phí",
            question = "Áp dụng quy định nào?",
            askedBy = "Viện trưởng",
            askedOn = "2025-10-01",
        }, _app.As("unitHead", "QT.HL")));
    }

    [Fact]
    public async Task A_unit_that_works_in_other_fields_has_new_files_from_the_year_that_runs_now()
    {
        const string files = $"{PlanningApp.Api}/principle-files";
        await _app.AsAdministrator.Change(HttpMethod.Put, $"{files}/required/DAN-SU", "\"0\"", new
        {
            legalBasis = "Quy chế lưu giữ hồ sơ",
            documents = new[] { new { code = "CHI-THI", name = "Chỉ thị công tác năm" } },
        }).ShouldBe(HttpStatusCode.OK);
        foreach (var year in new[] { 2025, 2026 })
        {
            await Head.Change(HttpMethod.Put, $"{files}/QT.P9/{year}/DAN-SU/CHI-THI", "\"0\"", new { name = "Chỉ thị số 01/CT-VKSTC", filedOn = "2025-10-10" })
                .ShouldBe(HttpStatusCode.OK);
        }
        await _app.WorksIn("QT.P9", _app.AsAdministrator, "DAN-SU").ShouldBe(HttpStatusCode.OK);
        await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(file => file is { UnitCode: "QT.P9", WorkYear: 2026, Version: 2 });
        await _app.Bus.ShouldHavePublishedExactly<PrincipleFileChanged>(1, file => file.WorkYear == 2025);
    }

    [Fact]
    public async Task A_plans_days_lie_in_its_own_year_and_it_is_closed_when_that_is_over()
    {
        var briefing = await _app.HasBriefing(Head, "QT.P9", "2025-09-26");
        var plan = await PlanDesk.Draft(Head, PlanningApp.PlanOf("QT.P9", 2026, "Chương trình công tác năm 2026", briefing));
        await plan.Does(HttpMethod.Post, "/tasks", Task("2025-10-01"));
        await plan.Does(HttpMethod.Post, "/tasks", Task("2026-09-30"));
        await plan.Tries(HttpMethod.Post, "/tasks", Task("2026-10-01")).ShouldBeProblem(409, "due-outside-work-year");
        await plan.Tries(HttpMethod.Put, "/sections/DAN-SU", Section("2026-11-30")).ShouldBeProblem(409, "due-outside-work-year");

        var last = await PlanDesk.Draft(Head, PlanningApp.PlanOf("QT.P9", 2025, "Chương trình công tác năm 2025", briefing));
        await last.Tries(HttpMethod.Post, "/tasks", Task("2025-10-01")).ShouldBeProblem(409, "due-outside-work-year");
        var rule = (await Chief.Read<JsonElement>($"{last.Path}/closing")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("rule").GetString() == "closing-before-year-end");
        Assert.True(rule.GetProperty("met").GetBoolean()); // over since 30/09/2025
    }

    [Fact]
    public async Task A_unit_that_is_founded_with_the_new_year_has_no_plan_of_the_old_one()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2025, 10, 1));
        var planner = _app.As("unitHead", "QT.KV1");
        var briefing = await _app.HasBriefing(planner, "QT.KV1", "2025-10-10");
        await planner.Create($"{PlanningApp.Api}/plans", PlanningApp.PlanOf("QT.KV1", 2025, "Kế hoạch", briefing)).ShouldBeProblem(409, "plan-unit-not-in-force");
        await planner.Create($"{PlanningApp.Api}/plans", PlanningApp.PlanOf("QT.KV1", 2026, "Kế hoạch", briefing)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_demanded_of_the_old_year_is_what_was_in_force_on_its_last_day()
    {
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-140", "Quyết định số 140/QĐ-VKSTC", "2025-04-01", null,
            PlanningApp.TargetOf("KN", "DAN-SU", "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-358", "Quyết định số 358/QĐ-VKSTC", "2025-10-01", null,
            PlanningApp.TargetOf("KN", "DAN-SU", "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(80))).ShouldBe(HttpStatusCode.Created);

        Assert.Equal("≥ 70%", await RuleOf(2025));
        Assert.Equal("≥ 80%", await RuleOf(2026));
        await Head.Records(new { unitCode = "QT.P9", targetCode = "KN", period = "2025-M09", numerator = 75, denominator = 100 }).ShouldBe(HttpStatusCode.OK);
        await Head.Records(new { unitCode = "QT.P9", targetCode = "KN", period = "2026-M10", numerator = 75, denominator = 100 }).ShouldBe(HttpStatusCode.OK);
        var problem = await Head.Records(new { unitCode = "QT.P9", targetCode = "KN", period = "2025-M11", numerator = 1, denominator = 1 })
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], problem.Fields); // 2025 has no November any more
        await _app.HasWorkedIn();
        Assert.Equal((1, 0), await MetAndMissed(2025));
        Assert.Equal((0, 1), await MetAndMissed(2026));
    }

    [Fact]
    public async Task A_year_that_holds_figures_keeps_its_days()
    {
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-140", "Quyết định số 140/QĐ-VKSTC", "2025-04-01", null,
            PlanningApp.TargetOf("KN", "DAN-SU", "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        await Head.Records(new { unitCode = "QT.P9", targetCode = "KN", period = "2025-M09", numerator = 75, denominator = 100 }).ShouldBe(HttpStatusCode.OK);
        await Begins(2026, 11).ShouldBeProblem(409, "period-calendar-in-use");
        await Begins(2026, 10).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> Begins(int year, int month) => await _app.AsAdministrator.Change(
        HttpMethod.Put, Sector, (await PlanningApp.Open(_app.AsAdministrator, Sector)).ETag, new
        {
            versions = new[] { new { appliesFromYear = year, startMonth = month, startsInPreviousYear = true, legalBasis = "Quyết định số 358/QĐ-VKSTC" } },
        });

    private async Task<int> YearOf(string path) => (await Chief.Read<JsonElement>(path)).GetProperty("workYear").GetInt32();

    private async Task<int> Made(string path, object body, HttpClient? client = null) =>
        (await (client ?? Chief).Create($"{PlanningApp.Api}{path}", body).ShouldBe(HttpStatusCode.Created).ShouldBeOk<JsonElement>()).GetProperty("workYear").GetInt32();

    private async Task<string?> RuleOf(int year) => (await Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.P9&workYear={year}"))
        .GetProperty("outcomes")[0].GetProperty("ruleText").GetString();

    private async Task<(int, int)> MetAndMissed(int year)
    {
        var counts = PlanningApp.Counts((await _app.Rollup(Chief, "QT.P9", $"workYear={year}")).GetProperty("counts"));
        return (counts.Met + counts.Exceeded, counts.NotMet);
    }

    private static object Task(string dueOn) => new { kind = "key", title = "Nâng cao chất lượng kháng nghị", dueOn, measures = new[] { "Rà soát bản án" } };

    private static object Section(string dueOn) => new
    {
        commitments = new[] { new { targetCode = "RIENG", name = "Kiến nghị", rule = PlanningApp.CountAtLeast(2), dueOn } },
        measures = new[] { "Rà soát" },
        schedule = "Cả năm",
        responsible = "Trưởng phòng",
    };
}
