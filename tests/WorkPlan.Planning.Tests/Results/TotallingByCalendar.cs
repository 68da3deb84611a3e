using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Results;

/// <summary>One measure over the sector's year, the National Assembly's and the calendar's: reported once, added up three times.</summary>
public sealed class TotallingByCalendar : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2023, 1, 5, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public Task InitializeAsync() => _app.HasTargets();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_same_months_make_three_years()
    {
        // Month n of the two work years: n of 100, so that each month can be told from the others in a sum.
        await Chief.Records([.. Months(2022), .. Months(2023, 12)]).ShouldBe(HttpStatusCode.OK);

        var (sector, assembly, calendar) = await Totals("QT.HL", "HAN", 2022);
        // December to November are all twelve: 78 of 1,200.
        Assert.Equal(("2021-12-01", "2022-11-30", 78, 1200, true), Of(sector));
        // October and November of 2021 belong to work year 2021, of which nothing was reported; those of 2022 are no longer in it.
        Assert.Equal(("2021-10-01", "2022-09-30", 78 - 10 - 11, 1000, false), Of(assembly));
        Assert.Equal(["2021-10-01 1", "2021-11-01 1"], MissingIn(assembly));
        // January to November, and the December with which work year 2023 begins.
        Assert.Equal(("2022-01-01", "2022-12-31", 78, 1200, true), Of(calendar));
        Assert.Equal("6,5%", calendar.GetProperty("share").GetString());
    }

    [Fact]
    public async Task Units_below_are_added_and_each_is_asked_for_its_own_gaps()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2022, 7, 1));
        await Chief.Records([.. Months(2022)]).ShouldBe(HttpStatusCode.OK);
        await Chief.Records(
            new { unitCode = "QT.KV1", targetCode = "HAN", period = "2022-M08", numerator = 50, denominator = 100 },
            // A quarter from September to November cannot be split between two years of the National Assembly.
            new { unitCode = "QT.KV1", targetCode = "HAN", period = "2022-Q4", numerator = 7, denominator = 10 }).ShouldBe(HttpStatusCode.OK);

        var (sector, assembly, _) = await Totals("QT", "HAN", 2022);
        Assert.Equal(("2021-12-01", "2022-11-30", 78 + 57, 1310, false), Of(sector));
        Assert.Equal(["2022-07-01 1"], MissingIn(sector)); // founded on that day, and silent for a month
        Assert.Equal(("2021-10-01", "2022-09-30", 57 + 50, 1100, false), Of(assembly));
        Assert.Equal(["2021-10-01 1", "2021-11-01 1", "2022-07-01 1", "2022-09-01 1"], MissingIn(assembly));
        Assert.Equal(2, assembly.GetProperty("reporting").GetInt32());
    }

    [Fact]
    public async Task An_own_version_of_a_calendar_moves_its_days_and_one_calendar_can_be_asked_for()
    {
        await Chief.Records([.. Months(2022)]).ShouldBe(HttpStatusCode.OK);
        await _app.AsAdministrator.Change(HttpMethod.Put, $"{PlanningApp.Api}/periods/calendars/nationalAssembly", "\"0\"", new
        {
            versions = new[] { new { appliesFromYear = 2022, startMonth = 9, startsInPreviousYear = true, legalBasis = "Nghị quyết giả định" } },
        }).ShouldBe(HttpStatusCode.OK);
        Assert.Contains("Nghị quyết giả định", (await Chief.Read<JsonElement>($"{PlanningApp.Api}/periods/calendars")).GetRawText(), StringComparison.Ordinal);
        var only = Assert.Single((await Read("QT.HL", "HAN", 2022, "&calendar=nationalAssembly")).GetProperty("calendars").EnumerateArray());
        Assert.Equal(("2021-09-01", "2022-08-31", 78 - 9 - 10 - 11, 900, false), Of(only));
        Assert.Equal("Nghị quyết giả định", only.GetProperty("legalBasis").GetString());
    }

    [Fact]
    public async Task What_nobody_reported_is_nothing_and_what_is_not_there_is_not_found()
    {
        var (sector, _, _) = await Totals("QT", "LD", 2022);
        Assert.Equal((JsonValueKind.Null, 0, false), (
            sector.GetProperty("figures").ValueKind, sector.GetProperty("reporting").GetInt32(), sector.GetProperty("complete").GetBoolean()));
        await Get("QT", "KHONG-CO", 2022).ShouldBeProblem(404, "not-found");
        await Get("XX", "HAN", 2022).ShouldBeProblem(404, "not-found");
        await Get("QT", "HAN", 1999).ShouldBeProblem(404, "not-found");
        await Get("QT", "HAN", 2022, "&calendar=lunar").ShouldBeProblem(409, "period-calendar-unknown");
        await _app.As("unitHead", "QT.P9").GetAsync(Address("QT.HL", "HAN", 2022, "")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public void A_part_is_not_counted_beside_the_whole_that_holds_it()
    {
        var year = PeriodCalendar.Sector.YearOf(2022);
        DatedFigures Row(string code, long count) =>
            new(Period.Parse(code).Kind, year.RangeOf(Period.Parse(code)), new Figures(Count: count));

        var cover = PeriodCover.Of(year.Range, [Row("2022-M01", 1), Row("2022-Q1", 5), Row("2022-M03", 2), Row("2022-M12", 3)]);

        Assert.Equal(7, cover.Total(TargetRule.AtLeastCount(1)).Count);
        Assert.True(cover.Speaks(year.RangeOf(Period.Month(2022, 2))));
        Assert.False(cover.Speaks(year.RangeOf(Period.Month(2022, 4))));
        Assert.Empty(PeriodCover.Of(year.RangeOf(Period.Month(2022, 1)), [Row("2022-Q1", 5)]).Taken);
    }

    private static IEnumerable<object> Months(int workYear, params int[] only) => Enumerable.Range(1, 12)
        .Where(month => only.Length == 0 || only.Contains(month))
        .Select(month => ResultDesk.Share("HAN", $"{workYear}-M{month:00}", month, 100));

    private async Task<(JsonElement Sector, JsonElement Assembly, JsonElement Calendar)> Totals(string unit, string target, int year)
    {
        var calendars = (await Read(unit, target, year)).GetProperty("calendars").EnumerateArray()
            .ToDictionary(total => total.GetProperty("calendar").GetString()!);
        return (calendars["sector"], calendars["nationalAssembly"], calendars["calendarYear"]);
    }

    private Task<JsonElement> Read(string unit, string target, int year, string more = "") => Chief.Read<JsonElement>($"{Address(unit, target, year, more)}");

    private Task<HttpResponseMessage> Get(string unit, string target, int year, string more = "") => Chief.GetAsync(Address(unit, target, year, more));

    private static Uri Address(string unit, string target, int year, string more) =>
        new($"{PlanningApp.Api}/results/totals?unit={unit}&target={target}&year={year}{more}", UriKind.Relative);

    private static (string?, string?, int, int, bool) Of(JsonElement total) => (
        total.GetProperty("from").GetString(), total.GetProperty("to").GetString(), total.GetProperty("figures").GetProperty("numerator").GetInt32(),
        total.GetProperty("figures").GetProperty("denominator").GetInt32(), total.GetProperty("complete").GetBoolean());

    private static IEnumerable<string> MissingIn(JsonElement total) => total.GetProperty("missing").EnumerateArray()
        .Select(month => $"{month.GetProperty("month").GetString()} {month.GetProperty("units").GetInt32()}");
}
