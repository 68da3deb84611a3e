using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Targets;

/// <summary>The edges of S3 and S4: rules with parts, by size and per head, regulations that change inside the year.</summary>
public sealed class EveryShapeThroughTheApi : IAsyncLifetime
{
    private const string Unit = "QT.HL";
    private const string Old = "Quyết định số 140/QĐ-VKSTC ngày 01/4/2025";
    private const string New = "Quyết định số 358/QĐ-VKSTC ngày 23/9/2025";
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 12, 20, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Head => _app.As("unitHead", Unit);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Conjunction_needs_both_disjunction_one()
    {
        await Demands(
            ("HAN-TOI", new
            {
                kind = "allOf",
                rules = new object[]
                {
                    new { comparator = "exactly", measure = "ratio", threshold = 10_000, part = "han", label = "đúng thời hạn" },
                    new { comparator = "atLeast", measure = "ratio", threshold = 9800, part = "toi", label = "đúng tội danh" },
                },
            }),
            ("KN-KNG", new
            {
                kind = "anyOf",
                rules = new object[]
                {
                    new { comparator = "atLeast", measure = "count", threshold = 2, part = "kn", label = "kiến nghị" },
                    new { comparator = "atLeast", measure = "count", threshold = 1, part = "kng", label = "kháng nghị" },
                },
            }));
        await Record(
            new
            {
                unitCode = Unit,
                targetCode = "HAN-TOI",
                period = "2025-H1",
                parts = new[] { new { part = "han", numerator = 40, denominator = 40 }, new { part = "toi", numerator = 97, denominator = 100 } },
            },
            new { unitCode = Unit, targetCode = "KN-KNG", period = "2025-H1", parts = new[] { new { part = "kn", count = 0 }, new { part = "kng", count = 1 } } })
            .ShouldBe(HttpStatusCode.OK);
        var outcomes = await Outcomes("2025-H1");
        Assert.Equal(
            ("notMet", "Phải đạt tất cả: đúng thời hạn 100%: 40/40 = 100% – Đạt; đúng tội danh ≥ 98%: 97/100 = 97% – Không đạt."), Of(outcomes, "HAN-TOI"));
        Assert.Equal("met", Of(outcomes, "KN-KNG").Outcome);
        var steps = Target(outcomes, "HAN-TOI").GetProperty("reached").GetProperty("steps");
        Assert.Equal(97, steps[1].GetProperty("numerator").GetInt64());

        var english = _app.As("unitHead", Unit);
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var read = await english.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2025&period=2025-H1");
        Assert.StartsWith("One is enough: ", Of(read, "KN-KNG").How, StringComparison.Ordinal);
        var problem = await Record(new { unitCode = Unit, targetCode = "HAN-TOI", period = "2025-Q3", numerator = 1, denominator = 1 })
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].parts"], problem.Fields);
    }

    [Fact]
    public async Task A_hundredth_case_on_the_last_day_changes_what_is_demanded()
    {
        await Demands(("TRONG-DIEM", new
        {
            kind = "piecewise",
            sizeLabel = "vụ",
            pieces = new object[]
            {
                new { from = 0, rule = new { comparator = "atLeast", measure = "count", threshold = 2 } },
                new { from = 100, rule = new { comparator = "atLeast", measure = "ratio", threshold = 500 } },
            },
        }));
        await Record(Share("TRONG-DIEM", "2025-H1", 3, 60), Share("TRONG-DIEM", "2025-Q3", 0, 20), Share("TRONG-DIEM", "2025-Q4", 0, 19))
            .ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("exceeded", "Quy mô 99: áp dụng mức ≥ 02. Thực hiện 03, chỉ tiêu ≥ 02."), Of(await Outcomes("2025"), "TRONG-DIEM"));
        await Record(new
        {
            unitCode = Unit,
            targetCode = "TRONG-DIEM",
            period = "2025-Q4",
            numerator = 0,
            denominator = 20,
            correctionReason = "Khởi tố một vụ ngày 30/11",
        }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("notMet", "Quy mô 100: áp dụng mức ≥ 5%. 3/100 = 3%, chỉ tiêu ≥ 5%."), Of(await Outcomes("2025"), "TRONG-DIEM"));
    }

    [Fact]
    public async Task One_lesson_trial_a_head_is_met_on_the_day_of_the_last_one_and_not_by_three_of_one()
    {
        await Demands(("RKN", new
        {
            kind = "perPeriod",
            period = "year",
            rule = new { kind = "perHead", group = "prosecutor", headcountOn = "start", rule = new { comparator = "atLeast", measure = "count", threshold = 1, label = "phiên tòa" } },
        }));
        foreach (var code in new[] { "A", "B", "C" })
            await _app.Bus.Deliver(PlanningApp.PersonState(code, Unit, from: new DateOnly(2020, 1, 1)));
        await _app.Bus.Deliver(PlanningApp.PersonState("D", Unit, from: new DateOnly(2025, 8, 1)));

        var problem = await Record(new { unitCode = Unit, targetCode = "RKN", period = "2025-H1", count = 3 }).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].breakdown"], problem.Fields);
        await Record(new { unitCode = Unit, targetCode = "RKN", period = "2025-H1", breakdown = new[] { Trial("A", "2025-03-01"), Trial("A", "2025-04-01"), Trial("A", "2025-05-01") } })
            .ShouldBe(HttpStatusCode.OK);
        Assert.Equal("notMet", Of(await Outcomes("2025"), "RKN").Outcome);

        await Record(new
        {
            unitCode = Unit,
            targetCode = "RKN",
            period = "2025-H1",
            breakdown = new[] { Trial("A", "2025-03-01"), Trial("B", "2025-04-01"), Trial("C", "2025-05-20") },
            correctionReason = "Nhập nhầm người",
        }).ShouldBe(HttpStatusCode.OK);
        var target = Target(await Outcomes("2025"), "RKN");
        // D came in August: heads are counted on the first day of the year.
        Assert.Equal(("met", "2025-05-20"), (target.GetProperty("outcome").GetString(), target.GetProperty("metOn").GetString()));

        // Whoever leaves later was there when heads were counted.
        await _app.Bus.Deliver(PlanningApp.PersonState("C", "QT.P9", version: 2, from: new DateOnly(2025, 9, 1)));
        Assert.Equal("met", Of(await Outcomes("2025"), "RKN").Outcome);
    }

    [Fact]
    public async Task A_regulation_that_changes_inside_the_year_is_shown_side_by_side()
    {
        await _app.RegistersCatalogue(_app.AsAdministrator, "QD-140", Old, "2024-12-01", null, Named("TRA", PlanningApp.AtMost(200))).ShouldBe(HttpStatusCode.Created);
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/catalogues", new
        {
            code = "QD-358",
            legalBasis = New,
            appliesFrom = "2025-10-01",
            replaces = "QD-140",
            targets = new[] { Named("TRA", PlanningApp.AtMost(100)) },
        }).ShouldBe(HttpStatusCode.Created);
        await Record(Share("TRA", "2025-H1", 3, 200), Share("TRA", "2025-Q3", 1, 50), Share("TRA", "2025-M09", 1, 50), Share("TRA", "2025-M10", 2, 100), Share("TRA", "2025-M11", 0, 50))
            .ShouldBe(HttpStatusCode.OK);

        var target = Target(await Outcomes("2025"), "TRA");
        Assert.Equal(("notMet", New), (target.GetProperty("outcome").GetString(), target.GetProperty("citation").GetString()));
        var versions = target.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal(2, versions.Count);
        Assert.Equal(
            ("2024-12-01", "2025-09-30", "exceeded", "5/300 = 1,66%, chỉ tiêu ≤ 2%.", Old),
            Version(versions[0]));
        Assert.Equal(
            ("2025-10-01", "2025-11-30", "notMet", "2/150 = 1,33%, chỉ tiêu ≤ 1%.", New),
            Version(versions[1]));
        Assert.Empty(Target(await Outcomes("2025-H1"), "TRA").GetProperty("versions").EnumerateArray());
    }

    private Task<HttpResponseMessage> Demands(params (string Code, object Rule)[] targets) => _app.RegistersCatalogue(
        _app.AsAdministrator, "QD-140", Old, "2024-12-01", null, [.. targets.Select(target => Named(target.Code, target.Rule))]).ShouldBe(HttpStatusCode.Created);

    private static object Named(string code, object rule) => PlanningApp.TargetOf(code, "DIEU-TRA", $"Chỉ tiêu {code}", "sector", rule);

    private Task<HttpResponseMessage> Record(params object[] results) => Head.Create($"{PlanningApp.Api}/results", new { results });

    private static object Share(string targetCode, string period, int numerator, int denominator) =>
        new { unitCode = Unit, targetCode, period, numerator, denominator };

    private static object Trial(string person, string on) => new { count = 1, person, on };

    private Task<JsonElement> Outcomes(string period) =>
        Head.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit={Unit}&workYear=2025&period={period}");

    private static JsonElement Target(JsonElement outcomes, string code) =>
        outcomes.GetProperty("outcomes").EnumerateArray().Single(target => target.GetProperty("targetCode").GetString() == code);

    private static (string? Outcome, string? How) Of(JsonElement outcomes, string code) =>
        (Target(outcomes, code).GetProperty("outcome").GetString(), Target(outcomes, code).GetProperty("how").GetString());

    private static (string?, string?, string?, string?, string?) Version(JsonElement version) => (
        version.GetProperty("from").GetString(), version.GetProperty("to").GetString(), version.GetProperty("outcome").GetString(),
        version.GetProperty("how").GetString(), version.GetProperty("citation").GetString());
}
