using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>1 July 2025: two provinces become one of the old name, districts become regions, one of them is divided.</summary>
public sealed class RestatingFigures : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 7, 20, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Chief => _app.As("chief");

    public async Task InitializeAsync()
    {
        await _app.HasUnit("QT", "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _app.HasUnit("QB", "Viện kiểm sát nhân dân tỉnh Quảng Bình", "province", "procuracy", null);
        await _app.HasUnit("QT.HL", "Viện kiểm sát nhân dân huyện Hải Lăng", "district", "procuracy", "QT");
        await _app.HasUnit("QB.DHO", "Viện kiểm sát nhân dân thành phố Đồng Hới", "district", "procuracy", "QB");
        await _app.HasUnit("QB.BT", "Viện kiểm sát nhân dân huyện Bố Trạch", "district", "procuracy", "QB");
        var day = new DateOnly(2025, 7, 1);
        await _app.HasUnit("QT2", "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null, day);
        await _app.HasUnit("QT2.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT2", day);
        await _app.HasUnit("QT2.KV2", "Viện kiểm sát nhân dân khu vực 2", "region", "procuracy", "QT2", day);
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-140", "Quyết định số 140/QĐ-VKSTC", "2024-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("RKN", "DIEU-TRA", "Phiên tòa rút kinh nghiệm", "sector", PlanningApp.CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
        await _app.HasResults(
            PlanningApp.Share("QT.HL", "HAN", "2025-H1", 45, 50), PlanningApp.Share("QB.DHO", "HAN", "2025-H1", 80, 100),
            PlanningApp.Share("QB.BT", "HAN", "2025-H1", 31, 33), PlanningApp.Counted("QB.BT", "RKN", "2025-H1", 5));
        await Succeeds("merge", ["QT", "QT.HL", "QB"], ["QT2"], [("QT", "QT2", 10000), ("QT.HL", "QT2", 10000), ("QB", "QT2", 10000)], exclude: "QT.HL");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task As_it_was_the_new_province_has_no_first_half_and_restated_it_has_the_sums()
    {
        var asWas = await _app.Rollup(Chief, "QT2", "workYear=2025&period=2025-H1");
        Assert.Empty(asWas.GetProperty("targets").EnumerateArray());
        var restated = await _app.Rollup(Chief, "QT2", "workYear=2025&period=2025-H1&view=restated");
        // 45 + 80 + 31 of 50 + 100 + 33: recomputed, never the mean of 90 %, 80 % and 94 %.
        var inTime = PlanningApp.Target(restated, "HAN");
        Assert.Equal((156, 183), PlanningApp.Sum(inTime));
        Assert.Equal(("85,24%", "notMet"), (inTime.GetProperty("share").GetString(), inTime.GetProperty("outcome").GetString()));
        Assert.Equal((0, 0, 1, 0, 0), PlanningApp.Counts(restated.GetProperty("counts")));
        Assert.Contains(restated.GetProperty("sources").EnumerateArray(), source =>
            source.GetProperty("unitCode").GetString() == "QB" && source.GetProperty("share").GetString() == "100%"
            && source.GetProperty("legalBasis").GetString() == "Nghị quyết số 84/2025/UBTVQH15");
        // The two of the same name are told apart, and the old one still says what it said.
        Assert.Equal((45, 50), PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(Chief, "QT", "workYear=2025&period=2025-H1"), "HAN")));
    }

    [Fact]
    public async Task A_district_that_is_divided_gives_whole_numbers_that_add_up()
    {
        var (first, second) = (await Region("QT2.KV1"), await Region("QT2.KV2"));
        // Bố Trạch: 60 % and 40 %. Đồng Hới: all to the first.
        var (one, two) = (PlanningApp.Sum(PlanningApp.Target(first, "HAN")), PlanningApp.Sum(PlanningApp.Target(second, "HAN")));
        Assert.Equal((80 + 18, 100 + 19), one);
        Assert.Equal((13, 14), two);
        Assert.Equal((111, 133), (one.Item1 + two.Item1, one.Item2 + two.Item2));
        Assert.Equal(
            (3, 2),
            (PlanningApp.Target(first, "RKN").GetProperty("sum").GetProperty("count").GetInt32(), PlanningApp.Target(second, "RKN").GetProperty("sum").GetProperty("count").GetInt32()));
        Assert.Contains(first.GetProperty("sources").EnumerateArray(), source =>
            source.GetProperty("unitCode").GetString() == "QB.BT" && source.GetProperty("share").GetString() == "60%");
    }

    [Fact]
    public async Task A_transfer_inside_the_year_moves_what_was_done_before_it_and_the_halves_make_the_year()
    {
        await _app.HasUnit("HT", "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _app.HasUnit("HT.A", "Viện kiểm sát nhân dân huyện A", "district", "procuracy", "HT");
        await _app.HasUnit("HT.B", "Viện kiểm sát nhân dân huyện B", "district", "procuracy", "HT");
        await _app.HasResults(
            PlanningApp.Share("HT.A", "HAN", "2025-M01", 40, 60), PlanningApp.Share("HT.A", "HAN", "2025-M06", 10, 20),
            PlanningApp.Share("HT.A", "HAN", "2025-M07", 7, 9), PlanningApp.Share("HT.B", "HAN", "2025-M01", 5, 5));
        await Record("transfer", ["HT.A"], ["HT.B"], [("HT.A", "HT.B", 5000)]);
        foreach (var (unit, first, second) in new[] { ("HT.A", (20, 30), (5 + 7, 10 + 9)), ("HT.B", (5 + 20, 5 + 30), (5, 10)) })
        {
            Assert.Equal(first, await Restated(unit, "2025-H1"));
            Assert.Equal(second, await Restated(unit, "2025-H2"));
            Assert.Equal((first.Item1 + second.Item1, first.Item2 + second.Item2), await Restated(unit, "2025"));
        }
        // The unit is still there: its work went in part, it is counted as before.
        var left = PlanningApp.Target(await _app.Rollup(Chief, "HT.A", "workYear=2025&view=restated"), "HAN");
        Assert.Equal(1, left.GetProperty("reporting").GetInt32());
        Assert.Equal((62, 94), await Restated("HT", "2025"));
    }

    private async Task<(int?, int?)> Restated(string unit, string period) =>
        PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(Chief, unit, $"workYear=2025&period={period}&view=restated"), "HAN"));

    private Task<JsonElement> Region(string code) => _app.Rollup(Chief, code, "workYear=2025&period=2025-H1&view=restated");

    private async Task Succeeds(
        string kind, string[] predecessors, string[] successors, (string From, string To, int BasisPoints)[] shares, string exclude)
    {
        await Record("merge", ["QB.DHO", "QB.BT"], ["QT2.KV1", "QT2.KV2"], [("QB.DHO", "QT2.KV1", 10000), ("QB.BT", "QT2.KV1", 6000), ("QB.BT", "QT2.KV2", 4000)]);
        await Close(exclude);
        await Record(kind, [.. predecessors.Where(code => code != exclude)], successors, [.. shares.Where(share => share.From != exclude)]);
    }

    private async Task Close(string code)
    {
        var response = await _app.AsAdministrator.GetAsync(new Uri($"{PlanningApp.Api}/units/{code}", UriKind.Relative));
        await _app.AsAdministrator.Change(HttpMethod.Post, $"{PlanningApp.Api}/units/{code}/close", response.Etag(), new { lastDay = "2025-06-30" }).ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> Record(string kind, string[] predecessors, string[] successors, (string From, string To, int BasisPoints)[] shares) =>
        _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind,
            predecessors,
            successors,
            effectiveOn = "2025-07-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
            apportionment = shares.Select(share => new { predecessor = share.From, successor = share.To, basisPoints = share.BasisPoints }),
        }).ShouldBe(HttpStatusCode.Created);
}
