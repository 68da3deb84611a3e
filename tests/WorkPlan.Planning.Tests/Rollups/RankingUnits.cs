using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>Which units miss most targets, which targets, and why.</summary>
public sealed class RankingUnits : IAsyncLifetime
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
            PlanningApp.TargetOf("QUY", "DAN-SU", "Kiểm sát trực tiếp", "sector", new { kind = "perPeriod", period = "quarter", rule = PlanningApp.CountAtLeast(1) }),
            PlanningApp.TargetOf("RKN", "DAN-SU", "Phiên tòa rút kinh nghiệm", "sector", PlanningApp.CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
        await _app.HasResults(
            PlanningApp.Share("QT.HL", "HAN", "2022-H1", 92, 100), PlanningApp.Counted("QT.HL", "RKN", "2022-H1", 2),
            PlanningApp.Counted("QT.HL", "QUY", "2022-Q1", 1), PlanningApp.Counted("QT.HL", "QUY", "2022-Q2", 1),
            PlanningApp.Share("QT.DH", "HAN", "2022-H1", 88, 100), PlanningApp.Counted("QT.DH", "RKN", "2022-H1", 2),
            PlanningApp.Counted("QT.DH", "QUY", "2022-Q1", 2), PlanningApp.Counted("QT.DH", "QUY", "2022-Q2", 0),
            PlanningApp.Share("QT.P9", "HAN", "2022-H1", 10, 10));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_misses_most_stands_first_with_what_and_why()
    {
        var ranking = await Chief.Read<JsonElement>($"{PlanningApp.Api}/ranking?workYear=2022&period=2022-H1");
        var units = ranking.GetProperty("units").GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["QT.DH", "QT.HL", "QT.P9"], units.Select(unit => unit.GetProperty("unitCode").GetString()));
        Assert.Equal([1, 2, 3], units.Select(unit => unit.GetProperty("rank").GetInt32()));
        Assert.Equal(
            [
                ("QUY", "Từng kỳ phải đạt ≥ 01: 2022-Q1"), ("RKN", "Thực hiện 02, chỉ tiêu ≥ 03."), ("HAN", "88/100 = 88%, chỉ tiêu ≥ 90%."),
            ],
            units[0].GetProperty("missed").EnumerateArray().Select(target => (
                target.GetProperty("targetCode").GetString()!, Shortened(target.GetProperty("how").GetString()!))));
        // Targets that were missed by most units first: how many met and exceeded in six months stands beside it.
        Assert.Equal(["RKN", "HAN", "QUY"], ranking.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("targetCode").GetString()));
        Assert.Equal(3, ranking.GetProperty("counts").GetProperty("reached").GetInt32());
    }

    [Fact]
    public async Task Fields_and_pages_and_parts_of_the_tree()
    {
        var second = await Chief.Read<JsonElement>($"{PlanningApp.Api}/ranking?workYear=2022&period=2022-H1&field=DAN-SU&page=2&pageSize=1");
        var unit = Assert.Single(second.GetProperty("units").GetProperty("items").EnumerateArray());
        Assert.Equal(("QT.HL", 2, 3), (unit.GetProperty("unitCode").GetString(), unit.GetProperty("rank").GetInt32(), second.GetProperty("units").GetProperty("total").GetInt32()));
        var own = await _app.As("unitHead", "QT.HL").Read<JsonElement>($"{PlanningApp.Api}/ranking?workYear=2022&period=2022-H1");
        Assert.Equal("QT.HL", Assert.Single(own.GetProperty("units").GetProperty("items").EnumerateArray()).GetProperty("unitCode").GetString());
        Assert.Equal(1, own.GetProperty("counts").GetProperty("notMet").GetInt32());
        var everywhere = await _app.As("chief").Read<JsonElement>($"{PlanningApp.Api}/ranking?workYear=2022&period=2022-H1&unit=QT");
        Assert.Equal(3, everywhere.GetProperty("units").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_will_be_missed_is_told_with_the_reckoning()
    {
        var forecast = await Chief.Read<JsonElement>($"{PlanningApp.Api}/forecast?unit=QT.DH&workYear=2022");
        var first = forecast.GetProperty("targets").EnumerateArray().Select(target => (
            target.GetProperty("targetCode").GetString(), target.GetProperty("verdict").GetString(), target.GetProperty("how").GetString())).ToList();
        Assert.Equal("alreadyMissed", first.Single(target => target.Item1 == "QUY").Item2);
        Assert.Equal(
            "6/12 tháng: 88/100 = 88%; nếu giữ nhịp độ, cuối kỳ 176/200. Cần thêm 92, tức 15,33/tháng trong 6 tháng còn lại. Chỉ tiêu ≥ 90%.",
            first.Single(target => target.Item1 == "HAN").Item3);
        Assert.Equal("onTrack", first.Single(target => target.Item1 == "RKN").Item2);
        Assert.Equal((1, 1), (forecast.GetProperty("willMiss").GetInt32(), forecast.GetProperty("alreadyMissed").GetInt32()));
        // The province adds shares up; what each unit has to count is forecast with each unit.
        var province = await Chief.Read<JsonElement>($"{PlanningApp.Api}/forecast?unit=QT&workYear=2022");
        Assert.Equal(JsonValueKind.Array, province.GetProperty("targets").ValueKind);
    }

    private static string Shortened(string how) => how.StartsWith("Từng kỳ", StringComparison.Ordinal) ? how[..how.IndexOf("2022-Q1", StringComparison.Ordinal)] + "2022-Q1" : how;
}
