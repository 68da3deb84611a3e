using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Sessions;

public sealed class HoldingSessions : IAsyncLifetime
{
    private const string Sessions = $"{PlanningApp.Api}/sessions";
    private readonly PlanningApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_session_is_kept_with_agenda_attendees_and_conclusions_in_order()
    {
        var created = await _app.AsDivisionHead.Create(Sessions, Session());
        var session = (await PlanningApp.Open(_app.As("staff", "QT.P9"), created.Headers.Location!.ToString())).Body;

        Assert.Equal(2022, session.GetProperty("workYear").GetInt32());
        Assert.Equal(["Hạn chế năm 2021", "Nội dung trọng tâm đột phá năm 2022"], Texts(session, "topics"));
        Assert.Equal(["Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"], Texts(session, "conclusions"));
        Assert.Equal(
            ["directing", "chairing", "participating"], session.GetProperty("attendees").EnumerateArray().Select(person => person.GetProperty("role").GetString()));
        var page = await _app.AsDivisionHead.Read<JsonElement>($"{Sessions}?unit=QT.P9&workYear=2022&q=dinh huong");
        Assert.Equal(1, page.GetProperty("total").GetInt32());
        foreach (var (query, count) in new[] { ("under=QT", 1), ("under=QT.P10", 0) })
            Assert.Equal(count, (await _app.AsProvincePlanner.Read<JsonElement>($"{Sessions}?{query}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_minutes_are_put_right_as_a_whole()
    {
        var created = await _app.AsDivisionHead.Create(Sessions, Session());
        var path = created.Headers.Location!.ToString();
        var minutes = new
        {
            theme = "Định hướng nhiệm vụ trọng tâm năm 2022",
            purpose = "Thống nhất nội dung chương trình",
            topics = new[] { "Một nội dung" },
            conclusions = new[] { "Kết luận một", "Kết luận hai" },
            attendees = new[] { new { name = "Trưởng phòng", role = "chairing" } },
        };

        var changed = await _app.AsDivisionHead.Change(HttpMethod.Put, path, created.Etag(), minutes).ShouldBeOk<JsonElement>();

        Assert.Equal(["Kết luận một", "Kết luận hai"], Texts(changed, "conclusions"));
        Assert.Single(changed.GetProperty("attendees").EnumerateArray());
        var read = (await PlanningApp.Open(_app.AsDivisionHead, path)).Body;
        Assert.Equal(["Một nội dung"], Texts(read, "topics"));
        await _app.AsDivisionHead.Change(HttpMethod.Put, path, created.Etag(), minutes).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task What_makes_no_session_is_refused()
    {
        await _app.AsDivisionHead.Create(Sessions, Session(heldOn: "2022-01-12")).ShouldBeProblem(409, "meeting-in-future");
        await _app.AsDivisionHead.Create(Sessions, Session(leads: "participating", directs: "recording")).ShouldBeProblem(409, "session-without-leader");
        await _app.AsDivisionHead.Create(Sessions, Session(second: "P9-1")).ShouldBeProblem(409, "attendee-twice");
        await _app.AsDivisionHead.Create(Sessions, Session(topic: "Vụ án TỐI MẬT")).ShouldBeProblem(409, "classified-content-refused");
        var invalid = await _app.AsDivisionHead.Create(Sessions, Session(topic: " ")).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["topics"], invalid.Fields);
        await _app.As("unitHead", "QT.P10").Create(Sessions, Session()).ShouldBeProblem(403, "outside-your-units");
        await _app.As("unitHead").Create(Sessions, Session(unit: "QT.P99")).ShouldBeProblem(409, "document-scope-unknown");
    }

    private static IEnumerable<string?> Texts(JsonElement session, string name) =>
        session.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    private static object Session(
        string heldOn = "2021-12-20", string leads = "chairing", string directs = "directing", string second = "P9-2",
        string topic = "Hạn chế năm 2021", string unit = "QT.P9") => new
        {
            unitCode = unit,
            heldOn,
            theme = "Định hướng nhiệm vụ trọng tâm năm 2022",
            purpose = "Đánh giá hạn chế, thiếu sót năm 2021; xác định nội dung đột phá",
            requirements = "Nêu rõ nguyên nhân, điều kiện",
            topics = new[] { topic, "Nội dung trọng tâm đột phá năm 2022" },
            conclusions = new[] { "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm" },
            attendees = new object[]
            {
                new { name = "Phó Viện trưởng phụ trách", role = directs },
                new { personCode = "P9-1", name = "Trưởng phòng", role = leads },
                new { personCode = second, name = "Kiểm sát viên", role = "participating" },
            },
        };
}
