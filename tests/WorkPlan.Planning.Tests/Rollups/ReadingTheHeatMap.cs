using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;
using static WorkPlan.Planning.Tests.PlanningApp;

namespace WorkPlan.Planning.Tests.Rollups;

public sealed class ReadingTheHeatMap
{
    private const string Map = $"{Api}/rollups/heat-map";

    [Fact]
    public async Task Each_unit_stands_by_each_field_in_one_answer_and_only_within_reach()
    {
        await using var app = new PlanningApp(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await app.HasUnits();
        await app.HasUnit("QT.DH", "Viện kiểm sát nhân dân thành phố Đông Hà", "district", "procuracy", "QT");
        await app.HasFields("DIEU-TRA", "DAN-SU", "HANH-CHINH");
        await app.RegistersCatalogue(
            app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", AtLeast(90)),
            TargetOf("RKN", "DAN-SU", "Phiên tòa rút kinh nghiệm", "sector", CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
        await app.HasResults(
            Share("QT.HL", "HAN", "2022-H1", 92, 100), Counted("QT.HL", "RKN", "2022-H1", 3),
            Share("QT.DH", "HAN", "2022-H1", 0, 0), Counted("QT.DH", "RKN", "2022-H1", 2), Share("QT.DH", "HAN", "2021-H1", 80, 100));
        var chief = app.As("chief", "QT", subtree: true);

        var map = await chief.Read<JsonElement>($"{Map}?unit=QT&workYear=2022&period=2022-H1");

        // A field without targets has no column.
        Assert.Equal(["DIEU-TRA", "DAN-SU"], map.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("code").GetString()));
        var cells = map.GetProperty("rows").EnumerateArray().ToDictionary(
            row => row.GetProperty("unitCode").GetString()!,
            row => row.GetProperty("cells").EnumerateArray().ToDictionary(cell => cell.GetProperty("field").GetString()!, cell => Counts(cell.GetProperty("counts"))));
        Assert.Equal((0, 1, 0, 0, 0), cells["QT.HL"]["DIEU-TRA"]);
        Assert.Equal((1, 0, 0, 0, 0), cells["QT.HL"]["DAN-SU"]);
        Assert.Equal((0, 0, 0, 1, 0), cells["QT.DH"]["DIEU-TRA"]);
        Assert.Equal((0, 0, 1, 0, 0), cells["QT.DH"]["DAN-SU"]);
        Assert.Equal((1, 1, 1, 1, 0), Counts(map.GetProperty("counts")));
        // A year earlier one had missed, and of the other target nothing was told.
        Assert.Equal((0, 0, 1, 0, 1), Counts(map.GetProperty("yearBefore")));

        var district = await app.As("chief", "QT.HL").Read<JsonElement>($"{Map}?unit=QT.HL&workYear=2022&period=2022-H1");
        var row = Assert.Single(district.GetProperty("rows").EnumerateArray());
        Assert.Equal(("QT.HL", true), (row.GetProperty("unitCode").GetString(), row.GetProperty("isAsked").GetBoolean()));

        // Another unit's map, a period of another year, nobody's unit, no token.
        await app.As("chief", "QT.HL").GetAsync(new Uri($"{Map}?unit=QT&workYear=2022", UriKind.Relative)).ShouldBe(HttpStatusCode.NotFound);
        await chief.GetAsync(new Uri($"{Map}?unit=QT&workYear=2022&period=2021-H1", UriKind.Relative)).ShouldBe(HttpStatusCode.BadRequest);
        await app.Anonymous().GetAsync(new Uri($"{Map}?unit=QT&workYear=2022", UriKind.Relative)).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
