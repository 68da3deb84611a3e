using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Obstacles;

public sealed class RaisingObstacles : IAsyncLifetime
{
    private const string Obstacles = $"{PlanningApp.Api}/obstacles";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient DistrictHead => _app.As("unitHead", "QT.HL");

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_ages_is_escalated_to_the_level_above_and_resolved_there_with_its_history()
    {
        var plan = await _app.HasDraftedPlan("QT.HL");
        var path = (await Raise(new { planId = plan })).Headers.Location!.ToString();
        _app.Clock.Advance(TimeSpan.FromDays(16));
        Assert.Equal((16 + 28, "overdue", "QT.HL"), await Standing(path));

        var escalated = await Act(DistrictHead, path, "escalate", new { reason = "Vượt thẩm quyền, cần thống nhất với Tòa án tỉnh" }).ShouldBeOk<JsonElement>();
        Assert.Equal("QT", escalated.GetProperty("heldBy").GetString());
        await Act(DistrictHead, path, "resolve", new { resolution = "Tự tháo gỡ" }).ShouldBeProblem(403, "outside-your-units");
        var resolved = await Act(_app.AsChief, path, "resolve", new { resolution = "Ký quy chế phối hợp liên ngành" }).ShouldBeOk<JsonElement>();

        Assert.Equal(
            ["raised QT.HL", "escalated QT", "resolved QT"],
            resolved.GetProperty("history").EnumerateArray().Select(step => $"{step.GetProperty("kind").GetString()} {step.GetProperty("unitCode").GetString()}"));
        Assert.Equal(("resolved", "Ký quy chế phối hợp liên ngành", JsonValueKind.Null), (
            resolved.GetProperty("state").GetString(), resolved.GetProperty("resolution").GetString(), resolved.GetProperty("age").ValueKind));
        await Act(_app.AsChief, path, "escalate", new { reason = "Nữa" }).ShouldBeProblem(409, "obstacle-already-resolved");

        var again = await Act(DistrictHead, path, "reopen", new { reason = "Lại vướng" }).ShouldBeOk<JsonElement>();
        Assert.Equal(("open", 44), (again.GetProperty("state").GetString(), again.GetProperty("ageDays").GetInt32()));
        await Act(DistrictHead, path, "reopen", new { reason = "Lần nữa" }).ShouldBeProblem(409, "obstacle-not-resolved");
    }

    [Fact]
    public async Task Lists_and_the_summary_find_what_drags_on()
    {
        await Raise(new { raisedOn = "2022-01-20" });
        await Raise(new { raisedOn = "2022-02-10", text = "Thiếu biên chế" });
        await Raise(new { raisedOn = "2022-03-01", text = "Chưa có phần mềm quản lý án" });
        await Raise(new { unitCode = "QT.P9", raisedOn = "2022-01-20" }, _app.AsDivisionHead);

        foreach (var (query, count) in new[]
        {
            ("unit=QT.HL&state=open", 3), ("age=fresh&unit=QT.HL", 1), ("age=ageing", 1), ("age=overdue", 2), ("q=thieu bien che", 1),
            ("heldBy=QT.P9", 1), ("state=resolved", 0), ("workYear=2021", 0), ("unit=QT.HL&pageSize=1", 3), ("under=QT", 4), ("under=QT.HL", 3),
        })
            Assert.Equal(count, (await _app.AsChief.Read<JsonElement>($"{Obstacles}?{query}")).GetProperty("total").GetInt32());
        var summary = (await _app.AsChief.Read<JsonElement>($"{Obstacles}/summary?workYear=2022&under=QT")).EnumerateArray().ToList();
        Assert.Equal(
            [("QT.HL", 3, 1, 1, "2022-01-20"), ("QT.P9", 1, 0, 1, "2022-01-20")],
            summary.Select(row => (
                row.GetProperty("unitCode").GetString()!, row.GetProperty("open").GetInt32(), row.GetProperty("ageing").GetInt32(),
                row.GetProperty("overdue").GetInt32(), row.GetProperty("oldestOpenSince").GetString()!)));
        Assert.Equal(1, (await _app.AsDivisionHead.Read<JsonElement>(Obstacles)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Its_words_are_put_right_while_it_is_open()
    {
        var path = (await Raise()).Headers.Location!.ToString();
        var (_, etag) = await PlanningApp.Open(DistrictHead, path);
        var told = await DistrictHead.Change(HttpMethod.Put, path, etag, new { text = "Thiếu quy chế phối hợp với Công an huyện" }).ShouldBeOk<JsonElement>();
        Assert.Equal("Thiếu quy chế phối hợp với Công an huyện", told.GetProperty("text").GetString());
        await DistrictHead.Change(HttpMethod.Put, path, etag, new { text = "Cũ" }).ShouldBeProblem(412, "stale-version");
        await DistrictHead.Send(HttpMethod.Put, path, new { text = "Không có ETag" }).ShouldBeProblem(428, "if-match-required");
    }

    [Fact]
    public async Task What_is_no_obstacle_is_refused()
    {
        var others = await _app.HasDraftedPlan("QT.P9");
        await Raise(new { raisedOn = "2022-03-02" }).ShouldBeProblem(409, "obstacle-in-future");
        await Raise(new { planId = others }).ShouldBeProblem(409, "obstacle-subject-unknown");
        await Raise(new { taskId = Guid.NewGuid() }).ShouldBeProblem(409, "obstacle-subject-unknown");
        await Raise(new { fieldCode = "XX" }).ShouldBeProblem(409, "obstacle-subject-unknown");
        await Raise(new { text = "Hồ sơ TỐI MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await Raise(new { text = " " }).ShouldBeProblem(400, "validation-failed");
        await Raise(client: _app.AsDivisionHead).ShouldBeProblem(403, "outside-your-units");
        await Raise(client: _app.As("staff", "QT.HL")).ShouldBeProblem(403, "not-permitted");
        var path = (await Raise()).Headers.Location!.ToString();
        await Act(DistrictHead, path, "resolve", new { resolution = "Sớm", resolvedOn = "2022-01-31" }).ShouldBeProblem(409, "obstacle-resolved-before-raised");
        await Act(DistrictHead, path, "resolve", new { resolution = "Muộn", resolvedOn = "2022-03-02" }).ShouldBeProblem(409, "obstacle-in-future");
        await _app.AsDivisionHead.GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await Act(DistrictHead, path, "escalate", new { reason = "Lên tỉnh" }).ShouldBe(HttpStatusCode.OK);
        await Act(_app.AsChief, path, "escalate", new { reason = "Lên nữa" }).ShouldBeProblem(409, "obstacle-nobody-above");
    }

    private static async Task<HttpResponseMessage> Act(HttpClient client, string path, string act, object body) =>
        await client.Change(HttpMethod.Post, $"{path}/{act}", (await PlanningApp.Open(client, path)).ETag, body);

    private async Task<(int, string?, string?)> Standing(string path)
    {
        var (obstacle, _) = await PlanningApp.Open(DistrictHead, path);
        return (obstacle.GetProperty("ageDays").GetInt32(), obstacle.GetProperty("age").GetString(), obstacle.GetProperty("heldBy").GetString());
    }

    private Task<HttpResponseMessage> Raise(object? changes = null, HttpClient? client = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            unitCode = "QT.HL",
            raisedBy = "Viện trưởng Viện kiểm sát nhân dân huyện",
            raisedOn = "2022-02-01",
            text = "Chưa thống nhất với Tòa án về gửi bản án, quyết định",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(changes ?? new { })!.AsObject().ToList())
            body[name] = value?.DeepClone();
        return (client ?? DistrictHead).Create(Obstacles, body);
    }
}
