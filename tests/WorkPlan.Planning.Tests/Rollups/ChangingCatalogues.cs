using System.Net;
using System.Text.Json;
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
