using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>
/// "≥ 50% số UBND cấp xã": communes stand, and every month tells whom it covered for the first time. Wherever the figures are shown they are
/// the covered of all months against the newest number of communes, and they say what the outcome says.
/// </summary>
public sealed class CoveringAPopulation : IAsyncLifetime
{
    private const string Communes = "XA";
    private readonly PlanningApp _app = new(ResultDesk.FirstOfJune);

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.DH", "Viện kiểm sát nhân dân thành phố Đông Hà", "district", "procuracy", "QT");
        await _app.HasFields("THA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf(
                Communes, "THA", "Trực tiếp kiểm sát UBND cấp xã", "sector",
                new { comparator = "atLeast", measure = "ratio", threshold = 5_000, of = "population" })).ShouldBe(HttpStatusCode.Created);
        // Six of ten communes, one a month; five of at first 19, then 20.
        await _app.HasResults([.. new[] { 12, 1, 2, 3, 4, 5 }.Select(month => PlanningApp.Share("QT.HL", Communes, $"2022-M{month:00}", 1, 10))]);
        await _app.HasResults(PlanningApp.Share("QT.DH", Communes, "2022-M12", 2, 19), PlanningApp.Share("QT.DH", Communes, "2022-M01", 3, 20));
        await _app.HasWorkedIn();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Outcome_rollup_and_total_say_the_same_of_the_unit()
    {
        var outcome = Assert.Single((await Chief.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.HL&workYear=2022")).GetProperty("outcomes").EnumerateArray());
        Assert.Equal(("exceeded", (6, 10)), (outcome.GetProperty("outcome").GetString(), Figures(outcome.GetProperty("figures"))));
        var line = PlanningApp.Target(await _app.Rollup(Chief, "QT.HL", "workYear=2022"), Communes);
        Assert.Equal(("exceeded", (6, 10), "60%"), (line.GetProperty("outcome").GetString(), Figures(line.GetProperty("sum")), line.GetProperty("share").GetString()));
        Assert.Equal((0, 1, 0, 0, 0), PlanningApp.Counts(line.GetProperty("units")));
        Assert.Equal((6, 10), await Total("QT.HL", "sector"));
        // By the calendar year December is the year before: five, in ten communes.
        Assert.Equal((5, 10), await Total("QT.HL", "calendarYear"));
    }

    [Fact]
    public async Task Above_units_are_added_and_months_are_not()
    {
        foreach (var view in new[] { "asWas", "restated" })
        {
            var line = PlanningApp.Target(await _app.Rollup(Chief, "QT", $"workYear=2022&view={view}"), Communes);
            Assert.Equal(((11, 30), "36,66%"), (Figures(line.GetProperty("sum")), line.GetProperty("share").GetString()));
        }
        Assert.Equal((11, 30), await Total("QT", "sector"));
        var units = PlanningApp.Target(await _app.Rollup(Chief, "QT", "workYear=2022"), Communes).GetProperty("units");
        Assert.Equal((0, 1, 1, 0, 0), PlanningApp.Counts(units));
    }

    [Fact]
    public async Task Only_the_newest_size_is_the_base_and_it_is_covered_no_more_than_whole()
    {
        await _app.HasResults(PlanningApp.Share("QT.HL", Communes, "2022-M12", 1, 40, "Số xã đầu năm"));
        Assert.Equal((6, 10), Figures(PlanningApp.Target(await _app.Rollup(Chief, "QT.HL", "workYear=2022"), Communes).GetProperty("sum")));
        await _app.HasResults(PlanningApp.Share("QT.HL", Communes, "2022-M05", 1, 4, "Sáp nhập xã"));
        Assert.Equal((4, 4), Figures(PlanningApp.Target(await _app.Rollup(Chief, "QT.HL", "workYear=2022"), Communes).GetProperty("sum")));
        Assert.Equal((9, 24), Figures(PlanningApp.Target(await _app.Rollup(Chief, "QT", "workYear=2022"), Communes).GetProperty("sum")));
    }

    private async Task<(int, int)> Total(string unit, string calendar) => Figures(Assert.Single(
        (await Chief.Read<JsonElement>($"{PlanningApp.Api}/results/totals?unit={unit}&target={Communes}&year=2022&calendar={calendar}"))
            .GetProperty("calendars").EnumerateArray()).GetProperty("figures"));

    private static (int, int) Figures(JsonElement figures) => (figures.GetProperty("numerator").GetInt32(), figures.GetProperty("denominator").GetInt32());
}
