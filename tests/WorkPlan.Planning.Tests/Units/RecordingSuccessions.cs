using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>1 July 2025 in small: two districts become one region.</summary>
public sealed class RecordingSuccessions : IAsyncLifetime
{
    private const string Successions = $"{PlanningApp.Api}/successions";
    private readonly PlanningApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.DONG-HA", "Thành phố Đông Hà", "district", "procuracy", "QT");
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2025, 7, 1));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_merger_closes_the_predecessors_on_the_day_before_and_is_told()
    {
        await Record("merge", ["QT.HL", "QT.DONG-HA"], ["QT.KV1"]).ShouldBe(HttpStatusCode.Created);
        var closed = await _app.Bus.ShouldHavePublished<OrgUnitChanged>(unit => unit.Code == "QT.HL" && unit.Version == 2);
        Assert.Equal(new DateOnly(2025, 6, 30), closed.ValidTo);
        await _app.Bus.ShouldNotHavePublished<OrgUnitChanged>(unit => unit.Code == "QT.KV1" && unit.Version > 1);

        var kept = await _app.AsAdministrator.Read<JsonElement>($"{Successions}?unit=QT.KV1");
        var succession = Assert.Single(kept.GetProperty("items").EnumerateArray());
        Assert.Equal(["QT.DONG-HA", "QT.HL"], succession.GetProperty("predecessors").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal("Nghị quyết số 84/2025/UBTVQH15", succession.GetProperty("legalBasis").GetString());
    }

    [Theory]
    [InlineData("merge", "QT.HL", "QT.KV1", "succession-wrong-number")]
    [InlineData("split", "QT.HL", "QT.KV1", "succession-wrong-number")]
    [InlineData("absorb", "QT.HL", "QT.HL", "unit-succeeds-itself")]
    [InlineData("absorb", "QT", "QT.KV1", "successor-below-predecessor")]
    [InlineData("absorb", "QT.HL", "XX", "unit-unknown")]
    public async Task A_succession_that_cannot_be_is_refused(string kind, string predecessor, string successor, string problem)
    {
        await Record(kind, [predecessor], [successor]).ShouldBeProblem(409, problem);
        await _app.Bus.ShouldNotHavePublished<OrgUnitChanged>(unit => unit.Version > 1);
    }

    [Fact]
    public async Task A_successor_has_to_be_in_force()
    {
        await Record("rename", ["QT.HL"], ["QT.KV1"], "2025-06-30").ShouldBeProblem(409, "successor-not-in-force");
    }

    [Fact]
    public async Task Units_below_a_predecessor_have_to_be_closed_before_or_with_it()
    {
        await _app.HasUnit("QT.HL.VP", "Văn phòng", "district", "office", "QT.HL");
        await Record("rename", ["QT.HL"], ["QT.KV1"]).ShouldBeProblem(409, "unit-has-open-children");
        await Record("merge", ["QT.HL", "QT.HL.VP"], ["QT.KV1"]).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_transfer_leaves_both_units()
    {
        await Record("transfer", ["QT.HL"], ["QT.KV1"]).ShouldBe(HttpStatusCode.Created);
        await _app.Bus.ShouldNotHavePublished<OrgUnitChanged>(unit => unit.Version > 1);
    }

    [Fact]
    public async Task Shares_are_kept_as_they_were_stated_and_refused_when_they_are_not_the_whole()
    {
        await _app.HasUnit("QT.KV2", "Viện kiểm sát nhân dân khu vực 2", "region", "procuracy", "QT", new(2025, 7, 1));
        object Split(params object[] apportionment) => new
        {
            kind = "split",
            predecessors = new[] { "QT.HL" },
            successors = new[] { "QT.KV1", "QT.KV2" },
            effectiveOn = "2025-07-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
            apportionment,
        };
        object Share(string successor, int basisPoints) => new { predecessor = "QT.HL", successor, basisPoints, territory = "các xã theo phụ lục" };

        await _app.AsAdministrator.Create(Successions, Split()).ShouldBeProblem(409, "apportionment-missing");
        var problem = await _app.AsAdministrator.Create(Successions, Split(Share("QT.KV1", 4000), Share("QT.KV2", 5950)))
            .ShouldBeProblem(409, "apportionment-not-whole");
        Assert.Contains("99,5%", problem.Detail, StringComparison.Ordinal);
        await _app.AsAdministrator.Create(Successions, Split(Share("QT.KV1", 0), Share("QT.KV2", 10_000))).ShouldBeProblem(400, "validation-failed");
        var kept = await _app.AsAdministrator.Create(Successions, Split(Share("QT.KV1", 4000), Share("QT.KV2", 6000))).ShouldBeOk<JsonElement>();

        Assert.Equal(
            [("QT.KV1", 4000), ("QT.KV2", 6000)],
            kept.GetProperty("apportionment").EnumerateArray()
                .Select(share => (share.GetProperty("successor").GetString(), share.GetProperty("basisPoints").GetInt32())));
        var listed = await _app.AsAdministrator.Read<JsonElement>($"{Successions}?kind=split&effectiveOn=2025-07-01");
        Assert.Equal(2, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("apportionment").GetArrayLength());
        await Record("rename", ["QT.HL"], ["QT.KV1"]).ShouldBeProblem(409, "unit-already-succeeded");
    }

    [Fact]
    public async Task Two_units_of_one_name_are_told_apart_by_seat_code_and_days()
    {
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/units", new
        {
            code = "QTM",
            name = "Viện kiểm sát nhân dân tỉnh Quảng Trị",
            level = "province",
            type = "procuracy",
            parentCode = (string?)null,
            validFrom = "2025-07-01",
            seat = "Đồng Hới",
        }).ShouldBe(HttpStatusCode.Created);
        foreach (var code in new[] { "QT.P9", "QT.P10", "QT.HL", "QT.DONG-HA", "QT.KV1" })
        {
            var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, $"{PlanningApp.Api}/units/{code}");
            var lastDay = code == "QT.KV1" ? "2025-07-01" : "2025-06-30";
            await _app.AsAdministrator.Change(HttpMethod.Post, $"{PlanningApp.Api}/units/{code}/close", etag, new { lastDay }).ShouldBe(HttpStatusCode.OK);
        }
        await Record("rename", ["QT"], ["QTM"], "2025-07-02").ShouldBe(HttpStatusCode.Created);

        var both = await Find("includeClosed=true&");
        Assert.Equal(["QT", "QTM"], both.Select(unit => unit.GetProperty("code").GetString()));
        Assert.Equal("Viện kiểm sát nhân dân tỉnh Quảng Trị (QT, 01/01/2000 – 01/07/2025)", both[0].GetProperty("label").GetString());
        Assert.Equal("Viện kiểm sát nhân dân tỉnh Quảng Trị (QTM, Đồng Hới, 01/07/2025 –)", both[1].GetProperty("label").GetString());
        Assert.Equal("QT", Assert.Single(await Find("asOf=2025-06-30&")).GetProperty("code").GetString());
        Assert.Equal("QTM", Assert.Single(await Find("asOf=2025-07-02&")).GetProperty("code").GetString());
        Assert.Equal("QTM", Assert.Single(await Find("includeClosed=true&", "dong hoi")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Every_unit_of_any_time_is_named_in_one_answer_to_whoever_signs_in()
    {
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, $"{PlanningApp.Api}/units/QT.P9");
        await _app.AsAdministrator.Change(HttpMethod.Post, $"{PlanningApp.Api}/units/QT.P9/close", etag, new { lastDay = "2025-06-30" }).ShouldBe(HttpStatusCode.OK);

        var names = (await _app.As("operator", "QT").Read<JsonElement>($"{PlanningApp.Api}/units/names")).EnumerateArray()
            .ToDictionary(unit => unit.GetProperty("code").GetString()!);

        Assert.Equal("2025-06-30", names["QT.P9"].GetProperty("validTo").GetString());
        Assert.Equal(("QT", "division"), (names["QT.P9"].GetProperty("parentCode").GetString(), names["QT.P9"].GetProperty("type").GetString()));
        Assert.Equal(JsonValueKind.Null, names["QT"].GetProperty("validTo").ValueKind);
        await _app.As("operator", "QT").GetAsync(new Uri($"{PlanningApp.Api}/units", UriKind.Relative)).ShouldBe(HttpStatusCode.Forbidden);
        await _app.Anonymous().GetAsync(new Uri($"{PlanningApp.Api}/units/names", UriKind.Relative)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<List<JsonElement>> Find(string filter, string words = "tinh quang tri") =>
        [.. (await _app.AsAdministrator.Read<JsonElement>($"{PlanningApp.Api}/units?{filter}q={words}")).GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> Record(string kind, string[] predecessors, string[] successors, string effectiveOn = "2025-07-01") =>
        _app.AsAdministrator.Create(
            Successions, new { kind, predecessors, successors, effectiveOn, legalBasis = "Nghị quyết số 84/2025/UBTVQH15" });
}
