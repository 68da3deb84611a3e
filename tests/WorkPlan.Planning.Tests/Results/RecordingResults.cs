using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Results;

public sealed class RecordingResults : IAsyncLifetime
{
    private const string Unit = "QT.HL";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Head => _app.As("unitHead", Unit);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("TRA", "DIEU-TRA", "Trả hồ sơ", "sector", PlanningApp.AtMost(200)),
            PlanningApp.TargetOf("LD", "DIEU-TRA", "Giải quyết án lao động", "sector", PlanningApp.AtLeast(85)),
            PlanningApp.TargetOf("RKN", "DIEU-TRA", "Phiên tòa rút kinh nghiệm", "sector", PlanningApp.CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Outcomes_are_told_with_how_they_were_reached()
    {
        await Record(
            Share("HAN", "2022-M12", 30, 33), Share("HAN", "2022-M01", 62, 67),
            Share("TRA", "2022-M12", 3, 100), Share("LD", "2022-M12", 0, 0), Count("RKN", "2022-H1", 3)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(5, (await _app.Anonymous().MetricsWith("workplan_results_total")).ValueOf("workplan_results_total", "recorded"));
        var outcomes = await Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2022&period=2022-H1");
        // 30/33 and 62/67 are 92/100: added up, never averaged.
        Assert.Equal(("exceeded", "92/100 = 92%, chỉ tiêu ≥ 90%."), Of(outcomes, "HAN"));
        Assert.Equal(("notMet", "3/100 = 3%, chỉ tiêu ≤ 2%."), Of(outcomes, "TRA"));
        Assert.Equal(("notArisen", "0/0: không phát sinh, không tính là đạt hay không đạt."), Of(outcomes, "LD"));
        Assert.Equal(("met", "Thực hiện 03, chỉ tiêu ≥ 03."), Of(outcomes, "RKN"));
        var counts = outcomes.GetProperty("counts");
        Assert.Equal((1, 1, 1, 1), (Number(counts, "met"), Number(counts, "exceeded"), Number(counts, "notMet"), Number(counts, "notArisen")));

        var second = await Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2022&period=2022-H2");
        Assert.Equal(4, Number(second.GetProperty("counts"), "withoutFigures"));
    }

    [Fact]
    public async Task Who_has_seen_another_figure_than_stands_is_told_so_and_overwrites_nothing()
    {
        await Record(Share("HAN", "2022-M01", 9, 10)).ShouldBe(HttpStatusCode.OK);
        var seen = await SequenceOf("HAN");
        // Somebody else corrects it meanwhile, and records one where the first had seen none.
        await Record(new { unitCode = Unit, targetCode = "HAN", period = "2022-M01", numerator = 8, denominator = 10, correctionReason = "Nhập sót", seen }).ShouldBe(HttpStatusCode.OK);
        await Record(Share("LD", "2022-M01", 1, 1)).ShouldBe(HttpStatusCode.OK);

        var problem = await Record(
            new { unitCode = Unit, targetCode = "HAN", period = "2022-M01", numerator = 10, denominator = 10, correctionReason = "Sửa", seen },
            new { unitCode = Unit, targetCode = "LD", period = "2022-M01", numerator = 2, denominator = 2, correctionReason = "Sửa", seen = 0 },
            new { unitCode = Unit, targetCode = "TRA", period = "2022-M01", numerator = 0, denominator = 2, seen = 0 }).ShouldBeProblem(400, "validation-failed");

        Assert.Equal(["results[0].seen", "results[1].seen"], problem.Fields.Order());
        Assert.Equal(
            [("HAN", 8L), ("LD", 1L)],
            (await _app.Database(db => Task.FromResult(db.Results.OrderBy(result => result.TargetCode).ToList()))).Select(result => (result.TargetCode, result.Figures.Numerator!.Value)));
    }

    [Fact]
    public async Task A_batch_with_a_bad_row_changes_nothing_and_names_every_bad_row()
    {
        var problem = await Record(
            Share("HAN", "2022-M01", 9, 10), Share("HAN", "2022-M02", 11, 10), Count("HAN", "2022-M03", 1), Share("RKN", "2022-M03", 1, 1),
            Share("XX", "2022-M03", 1, 1), Share("HAN", "2022-H2", 1, 1), Share("HAN", "2022-M01", 8, 10)).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(
            [
                "results[1].numerator", "results[2].numerator", "results[3].count", "results[4].targetCode", "results[6].targetCode",
            ],
            problem.Fields.Order());
        Assert.Equal(0, await _app.Database(db => Task.FromResult(db.Results.Count())));
    }

    [Fact]
    public async Task A_period_that_has_not_begun_has_no_result()
    {
        var problem = await Record(Share("HAN", "2022-Q4", 1, 1)).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], problem.Fields);
    }

    [Fact]
    public async Task A_figure_is_corrected_with_a_reason_and_the_old_one_is_kept()
    {
        await Record(Share("HAN", "2022-M01", 8, 10)).ShouldBe(HttpStatusCode.OK);
        await Record(Share("HAN", "2022-M01", 9, 10)).ShouldBeProblem(400, "validation-failed");
        await Head.Create($"{PlanningApp.Api}/results", new
        {
            results = new[] { new { unitCode = Unit, targetCode = "HAN", period = "2022-M01", numerator = 9, denominator = 10, correctionReason = "Nhập sót một vụ" } },
        }).ShouldBe(HttpStatusCode.OK);
        var result = await _app.Database(db => Task.FromResult(db.Results.Single()));
        Assert.Equal(9, result.Figures.Numerator);
        var log = await _app.Database(db => Task.FromResult(db.ResultLog.OrderBy(entry => entry.Sequence).ToList()));
        Assert.Equal([(8L, null, null), (9L, 1L, "Nhập sót một vụ")], log.Select(entry => (entry.Figures.Numerator!.Value, entry.Previous, entry.Reason)));
    }

    [Fact]
    public async Task Results_of_another_unit_are_neither_written_nor_seen()
    {
        var other = _app.As("unitHead", "QT.P9");
        await other.Create($"{PlanningApp.Api}/results", new { results = new[] { Share("HAN", "2022-M01", 9, 10) } }).ShouldBeProblem(403, "outside-your-units");
        await (await other.GetAsync(new Uri($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2022", UriKind.Relative))).ShouldBeProblem(404, "not-found");
        var problem = await (await Head.GetAsync(new Uri($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2022&period=2021-H1", UriKind.Relative)))
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["period"], problem.Fields);
    }

    [Fact]
    public async Task The_unit_is_held_against_what_it_committed_itself_to()
    {
        var briefing = await _app.HasBriefing(Head, Unit, "2022-01-10");
        var plan = await PlanDesk.Draft(Head, PlanningApp.PlanOf(Unit, 2022, "Kế hoạch công tác năm 2022", briefing));
        await plan.HasSection("DIEU-TRA", new { targetCode = "HAN", rule = PlanningApp.AtLeast(95) });
        await Record(Share("HAN", "2022-M01", 92, 100)).ShouldBe(HttpStatusCode.OK);
        var outcomes = await Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2022&period=2022-M01");
        Assert.Equal(("notMet", "92/100 = 92%, chỉ tiêu ≥ 95%."), Of(outcomes, "HAN"));
    }

    private Task<HttpResponseMessage> Record(params object[] results) => Head.Create($"{PlanningApp.Api}/results", new { results });

    private static object Share(string targetCode, string period, int numerator, int denominator) =>
        new { unitCode = Unit, targetCode, period, numerator, denominator };

    private static object Count(string targetCode, string period, int count) => new { unitCode = Unit, targetCode, period, count };

    private static int Number(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();

    private async Task<long> SequenceOf(string target) =>
        (await Head.Read<JsonElement>($"{PlanningApp.Api}/results?unit={Unit}&workYear=2022&target={target}"))
            .GetProperty("items")[0].GetProperty("sequence").GetInt64();

    private static (string?, string?) Of(JsonElement outcomes, string code)
    {
        var outcome = outcomes.GetProperty("outcomes").EnumerateArray().Single(target => target.GetProperty("targetCode").GetString() == code);
        return (outcome.GetProperty("outcome").GetString(), outcome.GetProperty("how").GetString());
    }
}
