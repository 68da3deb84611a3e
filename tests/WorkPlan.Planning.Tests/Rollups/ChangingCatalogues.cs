using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>From 140 to 358 in October: each part of the year stands under the rule of its days.</summary>
public sealed class ChangingCatalogues : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-140", "Quyết định số 140/QĐ-VKSTC", "2024-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("CU", "DIEU-TRA", "Chỉ tiêu cũ", "sector", PlanningApp.AtLeast(50))).ShouldBe(HttpStatusCode.Created);
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2025-M08", 92, 100), PlanningApp.Share("QT.HL", "CU", "2025-M08", 6, 10));
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/catalogues", new
        {
            code = "QD-358",
            legalBasis = "Quyết định số 358/QĐ-VKSTC",
            appliesFrom = "2025-10-01",
            replaces = "QD-140",
            targets = new[] { PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(100)) },
        }).ShouldBe(HttpStatusCode.Created);
        await _app.HasWorkedIn();
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2025-M10", 49, 50));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Both_stand_side_by_side_in_the_year()
    {
        var year = await _app.Rollup(_app.As("chief"), "QT", "workYear=2025");
        var (before, after) = (PlanningApp.Target(year, "HAN", "2024-12-01"), PlanningApp.Target(year, "HAN", "2025-10-01"));
        Assert.Equal(((92, 100), (49, 50)), (PlanningApp.Sum(before), PlanningApp.Sum(after)));
        Assert.Equal(("Quyết định số 140/QĐ-VKSTC", "Quyết định số 358/QĐ-VKSTC"), (before.GetProperty("citation").GetString(), after.GetProperty("citation").GetString()));
        Assert.Equal(1, before.GetProperty("units").GetProperty("exceeded").GetInt32());
        Assert.Equal(1, after.GetProperty("units").GetProperty("notMet").GetInt32());
        var versions = year.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal(["2024-12-01", "2025-10-01"], versions.Select(version => version.GetProperty("from").GetString()));
        Assert.Equal((0, 2, 0, 0, 0), PlanningApp.Counts(versions[0].GetProperty("counts")));
        Assert.Equal((0, 0, 1, 0, 0), PlanningApp.Counts(versions[1].GetProperty("counts")));
    }

    [Fact]
    public async Task What_a_new_regulation_drops_is_still_told_for_the_days_on_which_it_was_demanded()
    {
        // September's figures come in October, when the old regulation is gone.
        var chief = _app.As("chief");
        await _app.HasResults(PlanningApp.Share("QT.HL", "CU", "2025-M09", 3, 10));
        var problem = await Records(PlanningApp.Share("QT.HL", "CU", "2025-M10", 3, 10)).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], problem.Fields);

        var outcome = Outcome(await Outcomes("2025"), "CU");
        Assert.Equal(
            ((9, 20), "notMet", "Quyết định số 140/QĐ-VKSTC"),
            (Figures(outcome), outcome.GetProperty("outcome").GetString(), outcome.GetProperty("citation").GetString()));
        var days = Assert.Single(outcome.GetProperty("versions").EnumerateArray());
        Assert.Equal(("2024-12-01", "2025-09-30"), (days.GetProperty("from").GetString(), days.GetProperty("to").GetString()));
        Assert.Equal((9, 20), PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(chief, "QT.HL", "workYear=2025"), "CU")));
        Assert.Equal(["CU", "HAN"], Codes(await Outcomes("2025-M09")));
        Assert.Equal(["HAN"], Codes(await Outcomes("2025-M10")));
    }

    [Fact]
    public async Task What_a_plan_took_over_from_the_old_regulation_ends_with_it_and_what_it_set_itself_does_not()
    {
        var head = _app.As("unitHead", "QT.HL");
        var plan = await PlanDesk.Draft(
            head, PlanningApp.PlanOf("QT.HL", 2025, "Kế hoạch công tác năm 2025", await _app.HasBriefing(head, "QT.HL", "2025-10-10")));
        var task = await plan.HasTask(PlanningApp.TaskOf("key", "Giữ chỉ tiêu cũ"));
        await plan.HasSection("DIEU-TRA", new { targetCode = "CU", name = "Chỉ tiêu cũ", rule = PlanningApp.AtLeast(60), taskId = task });
        await _app.HasWorkedIn();
        await _app.HasResults(PlanningApp.Share("QT.HL", "CU", "2025-M10", 7, 10));
        Assert.Equal((13, 20), Figures(Outcome(await Outcomes("2025"), "CU")));
    }

    private async Task<JsonElement> Outcomes(string period) =>
        await _app.As("chief").Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.HL&workYear=2025&period={period}");

    private Task<HttpResponseMessage> Records(params object[] results) => _app.As("chief").Create($"{PlanningApp.Api}/results", new { results });

    private static JsonElement Outcome(JsonElement view, string code) =>
        view.GetProperty("outcomes").EnumerateArray().Single(outcome => outcome.GetProperty("targetCode").GetString() == code);

    private static (int, int) Figures(JsonElement outcome) => (
        outcome.GetProperty("figures").GetProperty("numerator").GetInt32(), outcome.GetProperty("figures").GetProperty("denominator").GetInt32());

    private static IEnumerable<string?> Codes(JsonElement view) => view.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("targetCode").GetString());

    [Fact]
    public async Task A_month_stands_under_the_rule_of_its_days_alone()
    {
        var august = await _app.Rollup(_app.As("chief"), "QT.HL", "workYear=2025&period=2025-M08");
        Assert.Equal(["CU", "HAN"], august.GetProperty("targets").EnumerateArray()
            .Where(target => target.GetProperty("outcome").ValueKind != JsonValueKind.Null).Select(target => target.GetProperty("targetCode").GetString()));
        Assert.Equal((0, 2, 0, 0, 0), PlanningApp.Counts(august.GetProperty("counts")));
        var october = await _app.Rollup(_app.As("chief"), "QT.HL", "workYear=2025&period=2025-M10");
        Assert.Equal((0, 0, 1, 0, 0), PlanningApp.Counts(october.GetProperty("counts")));
    }
}
