using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

public sealed class ReadingRollups : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.DH", "Viện kiểm sát nhân dân thành phố Đông Hà", "district", "procuracy", "QT");
        await _app.HasFields("DIEU-TRA", "DAN-SU");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("LD", "DIEU-TRA", "Giải quyết án lao động", "sector", PlanningApp.AtLeast(85)),
            PlanningApp.TargetOf("RKN", "DAN-SU", "Phiên tòa rút kinh nghiệm", "sector", PlanningApp.CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
        await _app.HasResults(
            PlanningApp.Share("QT.HL", "HAN", "2022-M01", 30, 33), PlanningApp.Share("QT.HL", "HAN", "2022-M02", 62, 67),
            PlanningApp.Share("QT.HL", "LD", "2022-H1", 0, 0), PlanningApp.Counted("QT.HL", "RKN", "2022-H1", 3),
            PlanningApp.Share("QT.DH", "HAN", "2022-H1", 88, 100), PlanningApp.Counted("QT.DH", "RKN", "2022-H1", 2));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Figures_add_up_the_tree_and_shares_are_computed_from_the_sums()
    {
        var province = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        // 92 of 100 and 88 of 100: one met more than enough, one missed; together exactly 90 %.
        var inTime = PlanningApp.Target(province, "HAN");
        Assert.Equal((180, 200), PlanningApp.Sum(inTime));
        Assert.Equal(("90%", "2"), (inTime.GetProperty("share").GetString(), inTime.GetProperty("reporting").ToString()));
        Assert.Equal((0, 1, 1, 0, 0), PlanningApp.Counts(inTime.GetProperty("units")));
        // A sum of two units' counts is not held against what one of them has to reach.
        var trials = PlanningApp.Target(province, "RKN");
        Assert.Equal((5, JsonValueKind.Null), (trials.GetProperty("sum").GetProperty("count").GetInt32(), trials.GetProperty("outcome").ValueKind));
    }

    [Fact]
    public async Task What_did_not_arise_is_no_part_of_what_is_judged()
    {
        var counts = (await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1")).GetProperty("counts");
        // Hải Lăng: exceeded, not arisen, met; Đông Hà: two missed, one without figures.
        Assert.Equal((1, 1, 2, 1, 1), PlanningApp.Counts(counts));
        Assert.Equal((2, 4, "50%"), (counts.GetProperty("reached").GetInt32(), counts.GetProperty("judged").GetInt32(), counts.GetProperty("reachedShare").GetString()));
    }

    [Fact]
    public async Task What_was_reached_of_what_is_judged_has_a_word()
    {
        var province = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        Assert.Equal(("doesNotMeet", "Chưa đảm bảo theo chương trình, kế hoạch"), Word(province));
        Assert.Equal("exceeds", Word(await _app.Rollup(Chief, "QT.HL", "workYear=2022&period=2022-H1")).Grade);
        Assert.Equal("meets", Word((await _app.Rollup(Chief, "QT.HL", "workYear=2022&period=2022-H1&field=DAN-SU")).GetProperty("fields")[0]).Grade);
        Assert.Equal(JsonValueKind.Null, (await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-Q3")).GetProperty("fulfilment").ValueKind);
    }

    private static (string? Grade, string? Text) Word(JsonElement of) =>
        (of.GetProperty("fulfilment").GetProperty("grade").GetString(), of.GetProperty("fulfilment").GetProperty("text").GetString());

    [Fact]
    public async Task The_way_down_leads_to_units_and_fields()
    {
        var province = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        var below = province.GetProperty("below").EnumerateArray().ToDictionary(unit => unit.GetProperty("unitCode").GetString()!, unit => PlanningApp.Counts(unit.GetProperty("counts")));
        Assert.Equal(["QT.DH", "QT.HL"], below.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, 1, 0, 1, 0), below["QT.HL"]);
        var civil = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1&field=DAN-SU");
        Assert.Equal((1, 0, 1, 0, 0), PlanningApp.Counts(civil.GetProperty("counts")));
        Assert.Equal(["RKN"], civil.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("targetCode").GetString()));
        Assert.Equal("DAN-SU", Assert.Single(civil.GetProperty("fields").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_correction_ripples_into_every_period_and_every_unit_above()
    {
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 10, 33, "Nhập sai"));
        var half = PlanningApp.Target(await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1"), "HAN");
        Assert.Equal((160, 200), PlanningApp.Sum(half));
        var year = PlanningApp.Target(await _app.Rollup(Chief, "QT", "workYear=2022"), "HAN");
        Assert.Equal((160, 200), PlanningApp.Sum(year));
        Assert.Equal((0, 0, 2, 0, 0), PlanningApp.Counts(year.GetProperty("units")));
    }

    [Fact]
    public async Task Additional_targets_stay_out_until_somebody_above_adopts_them()
    {
        var head = _app.As("unitHead", "QT.HL");
        var plan = await PlanDesk.Draft(head, PlanningApp.PlanOf("QT.HL", 2022, "Kế hoạch công tác năm 2022", await _app.HasBriefing(head, "QT.HL", "2022-01-10")));
        var task = await plan.HasTask(PlanningApp.TaskOf("key", "Kiến nghị phòng ngừa lĩnh vực đất đai"));
        await plan.HasSection("DAN-SU", new { targetCode = "DAT-DAI", name = "Kiến nghị phòng ngừa về đất đai", rule = PlanningApp.CountAtLeast(2), taskId = task });
        await _app.HasResults(PlanningApp.Counted("QT.HL", "DAT-DAI", "2022-H1", 1));
        await _app.HasWorkedIn();
        var before = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        Assert.Equal((1, 1, 2, 1, 1), PlanningApp.Counts(before.GetProperty("counts")));
        Assert.DoesNotContain(before.GetProperty("targets").EnumerateArray(), target => target.GetProperty("targetCode").GetString() == "DAT-DAI");

        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QT-2022", "Kế hoạch số 05/KH-VKS", "2021-12-01", "QT",
            PlanningApp.TargetOf("DAT-DAI", "DAN-SU", "Kiến nghị phòng ngừa về đất đai", "province", PlanningApp.CountAtLeast(2))).ShouldBe(HttpStatusCode.Created);
        await _app.HasWorkedIn();
        var after = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        Assert.Equal(3, PlanningApp.Counts(after.GetProperty("counts")).NotMet);
    }

    [Fact]
    public async Task A_unit_that_moves_takes_its_figures_along()
    {
        await _app.HasUnit("QB", "Viện kiểm sát nhân dân tỉnh Quảng Bình", "province", "procuracy", null);
        var response = await _app.AsAdministrator.GetAsync(new Uri($"{PlanningApp.Api}/units/QT.DH", UriKind.Relative));
        await _app.AsAdministrator.Change(HttpMethod.Put, $"{PlanningApp.Api}/units/QT.DH", response.Etag(), new
        {
            name = "Viện kiểm sát nhân dân thành phố Đông Hà",
            level = "district",
            type = "procuracy",
            parentCode = "QB",
        }).ShouldBe(HttpStatusCode.OK);
        await _app.HasWorkedIn();
        Assert.Equal((92, 100), PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(_app.As("chief"), "QT", "workYear=2022&period=2022-H1"), "HAN")));
        Assert.Equal((88, 100), PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(_app.As("chief"), "QB", "workYear=2022&period=2022-H1"), "HAN")));
    }

    [Fact]
    public async Task A_unit_is_held_against_its_plan_as_soon_as_that_says_more()
    {
        var head = _app.As("unitHead", "QT.HL");
        var plan = await PlanDesk.Draft(head, PlanningApp.PlanOf("QT.HL", 2022, "Kế hoạch công tác năm 2022", await _app.HasBriefing(head, "QT.HL", "2022-01-10")));
        await plan.HasSection("DIEU-TRA", new { targetCode = "HAN", rule = PlanningApp.AtLeast(95) });
        await _app.HasWorkedIn();
        Assert.Equal((1, 0, 1, 1, 0), PlanningApp.Counts((await _app.Rollup(Chief, "QT.HL", "workYear=2022&period=2022-H1")).GetProperty("counts")));

        await plan.Does(HttpMethod.Post, "/withdraw", new { reason = "Xây dựng lại" });
        await _app.HasWorkedIn();
        Assert.Equal((1, 1, 0, 1, 0), PlanningApp.Counts((await _app.Rollup(Chief, "QT.HL", "workYear=2022&period=2022-H1")).GetProperty("counts")));
    }

    [Fact]
    public async Task A_plan_that_is_taken_back_judges_nobody_any_longer()
    {
        var plan = await PlanDesk.Draft(
            Chief, PlanningApp.PlanOf("QT", 2022, "Kế hoạch công tác năm 2022", await _app.HasBriefing(Chief, "QT", "2021-12-10")));
        await plan.HasTask(PlanningApp.TaskOf("key", "Giải quyết án đúng thời hạn"));
        var task = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao chất lượng truy tố"));
        await plan.HasSection("DIEU-TRA", new { targetCode = "HAN", rule = PlanningApp.AtLeast(95), taskId = task });
        await plan.HasSection("DAN-SU", new { targetCode = "RKN", rule = PlanningApp.CountAtLeast(3) });
        await plan.IsIssued(Chief, "2021-12-24");
        await _app.HasWorkedIn();
        Assert.Equal("notMet", await InTime());

        await plan.Does(HttpMethod.Post, "/withdraw", new { reason = "Sai thẩm quyền" });
        await _app.HasWorkedIn();
        Assert.Equal("exceeded", await InTime());
        var province = await _app.Rollup(Chief, "QT", "workYear=2022&period=2022-H1");
        Assert.Equal((0, 1, 1, 0, 0), PlanningApp.Counts(PlanningApp.Target(province, "HAN").GetProperty("units")));

        async Task<string?> InTime() =>
            PlanningApp.Target(await _app.Rollup(Chief, "QT.HL", "workYear=2022&period=2022-H1"), "HAN").GetProperty("outcome").GetString();
    }

    [Fact]
    public async Task Other_units_periods_and_fields_are_refused()
    {
        var head = _app.As("unitHead", "QT.HL");
        await Get(head, "rollups?unit=QT.DH&workYear=2022").ShouldBeProblem(404, "not-found");
        await Get(head, "rollups?unit=XX&workYear=2022").ShouldBeProblem(404, "not-found");
        await Get(head, "rollups?unit=QT.HL&workYear=1990").ShouldBeProblem(404, "not-found");
        await Get(head, "forecast?unit=QT.DH&workYear=2022").ShouldBeProblem(404, "not-found");
        await Get(head, "ranking?unit=QT.DH&workYear=2022").ShouldBeProblem(404, "not-found");
        Assert.Equal(["period"], (await Get(head, "rollups?unit=QT.HL&workYear=2022&period=2021-H1").ShouldBeProblem(400, "validation-failed")).Fields);
        Assert.Equal(["field"], (await Get(head, "rollups?unit=QT.HL&workYear=2022&field=XX").ShouldBeProblem(400, "validation-failed")).Fields);
        Assert.Equal(["pageSize"], (await Get(head, "ranking?workYear=2022&pageSize=500").ShouldBeProblem(400, "validation-failed")).Fields);
        Assert.Equal(["page"], (await Get(head, "ranking?workYear=2022&page=0").ShouldBeProblem(400, "validation-failed")).Fields);
        await Get(_app.As("operator"), "rollups?unit=QT.HL&workYear=2022").ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path) => client.GetAsync(new Uri($"{PlanningApp.Api}/{path}", UriKind.Relative));
}
