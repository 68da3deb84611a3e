using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Briefings;

public sealed class HoldingBriefings : IAsyncLifetime
{
    private const string Briefings = $"{PlanningApp.Api}/briefings";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Expected_and_held_are_counted_and_told_with_every_briefing()
    {
        await Hold("2021-12-03").ShouldBe(HttpStatusCode.Created);
        await Hold("2021-12-17").ShouldBe(HttpStatusCode.Created);
        await Hold("2021-12-10", kind: "monthly").ShouldBe(HttpStatusCode.Created);

        await _app.Bus.ShouldHavePublished<BriefingHeld>(told => told is { Kind: "weekly", Version: 1, Expected: 1, Held: 1 });
        var told = await _app.Bus.ShouldHavePublished<BriefingHeld>(told => told is { Kind: "weekly", Version: 2 });
        Assert.Equal(("QT.P9", 2022, 3, 2, new DateOnly(2021, 12, 17)), (told.UnitCode, told.WorkYear, told.Expected, told.Held, told.LastHeldOn));
        await _app.Bus.ShouldHavePublished<BriefingHeld>(told => told is { Kind: "monthly", Version: 1, Expected: 1, Held: 1 });
        var page = await _app.AsDivisionHead.Read<JsonElement>($"{Briefings}?unit=QT.P9&workYear=2022&kind=weekly&sort=heldOn");
        Assert.Equal(["2021-12-03", "2021-12-17"], page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("heldOn").GetString()));
        foreach (var (under, total) in new[] { ("QT", 3), ("QT.P9", 3), ("QT.HL", 0) })
            Assert.Equal(total, (await _app.AsProvincePlanner.Read<JsonElement>($"{Briefings}?under={under}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_briefing_recorded_late_is_counted_in_its_place()
    {
        await Hold("2021-12-17").ShouldBe(HttpStatusCode.Created);
        await Hold("2021-12-10").ShouldBe(HttpStatusCode.Created);

        await _app.Bus.ShouldHavePublished<BriefingHeld>(
            told => told is { Version: 2, Expected: 3, Held: 2 } && told.LastHeldOn == new DateOnly(2021, 12, 17));
    }

    [Fact]
    public async Task Regularity_is_counted_to_any_day_and_from_the_founding_of_the_unit()
    {
        await Hold("2021-12-03").ShouldBe(HttpStatusCode.Created);
        await _app.HasUnit("QT.P11", "Phòng 11", "province", "division", "QT", new DateOnly(2022, 1, 17));

        var old = await Regularity("QT.P9", "2021-12-17");
        var founded = await Regularity("QT.P11", "2022-01-28");

        Assert.Equal((3, 1, "2021-12-03"), (old.GetProperty("expected").GetInt32(), old.GetProperty("held").GetInt32(), old.GetProperty("lastHeldOn").GetString()));
        Assert.Equal((2, 0), (founded.GetProperty("expected").GetInt32(), founded.GetProperty("held").GetInt32()));
        await _app.As("staff", "QT.P10").GetAsync(new Uri($"{Briefings}/regularity?unit=QT.P9&workYear=2022", UriKind.Relative))
            .ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Quarterly_briefings_have_a_regularity_of_their_own()
    {
        await Hold("2021-12-10", kind: "quarterly").ShouldBe(HttpStatusCode.Created);
        await _app.Bus.ShouldHavePublished<BriefingHeld>(told => told is { Kind: "quarterly", Expected: 1, Held: 1 });
        var kinds = await _app.AsProvincePlanner.Read<JsonElement>($"{Briefings}/regularity?unit=QT.P9&workYear=2022&asOf=2022-04-01");
        Assert.Equal(
            [("weekly", 0), ("monthly", 0), ("quarterly", 1)],
            kinds.EnumerateArray().Select(kind => (kind.GetProperty("kind").GetString()!, kind.GetProperty("held").GetInt32())));
        Assert.Equal(2, kinds[2].GetProperty("expected").GetInt32());
    }

    [Fact]
    public async Task What_cannot_have_happened_is_refused()
    {
        await Hold("2022-02-09").ShouldBeProblem(409, "meeting-in-future");
        await Hold("1999-12-31").ShouldBeProblem(409, "unit-not-in-force");
        await Hold("2022-01-10", minutes: "Nghe báo cáo vụ án MẬT").ShouldBeProblem(409, "classified-content-refused");
        await Hold("2022-01-10", minutes: " ").ShouldBeProblem(400, "validation-failed");
        await Hold("2022-01-10", client: _app.As("unitHead", "QT.P10")).ShouldBeProblem(403, "outside-your-units");
        await Hold("2022-01-10").ShouldBe(HttpStatusCode.Created);
        await Hold("2022-01-10").ShouldBeProblem(409, "briefing-already-recorded");
    }

    [Fact]
    public async Task The_minutes_are_put_right_by_the_unit_itself()
    {
        var created = await Hold("2022-01-10");
        var path = created.Headers.Location!.ToString();
        var minutes = new { chairedBy = "Phó Trưởng phòng", minutes = "Biên bản đã chỉnh lý" };

        await _app.AsDivisionHead.Send(HttpMethod.Put, path, minutes).ShouldBeProblem(428, "if-match-required");
        await _app.As("unitHead", "QT.P10").Change(HttpMethod.Put, path, created.Etag(), minutes).ShouldBeProblem(404, "not-found");
        var changed = await _app.AsDivisionHead.Change(HttpMethod.Put, path, created.Etag(), minutes).ShouldBe(HttpStatusCode.OK);
        await _app.AsDivisionHead.Change(HttpMethod.Put, path, created.Etag(), minutes).ShouldBeProblem(412, "stale-version");

        var (briefing, etag) = await PlanningApp.Open(_app.AsDivisionHead, path);
        Assert.Equal("Biên bản đã chỉnh lý", briefing.GetProperty("minutes").GetString());
        Assert.Equal(changed.Etag(), etag);
    }

    private Task<HttpResponseMessage> Hold(
        string heldOn, string kind = "weekly", string minutes = "Đánh giá kết quả tuần, triển khai nhiệm vụ", HttpClient? client = null) =>
        (client ?? _app.AsDivisionHead).Create(Briefings, new { unitCode = "QT.P9", kind, heldOn, chairedBy = "Trưởng phòng", minutes });

    private async Task<JsonElement> Regularity(string unit, string asOf) =>
        (await _app.AsProvincePlanner.Read<JsonElement>($"{Briefings}/regularity?unit={unit}&workYear=2022&asOf={asOf}"))
        .EnumerateArray().Single(kind => kind.GetProperty("kind").GetString() == "weekly");
}
