using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.MeetingTasks;

public sealed class GivingTasksAtMeetings : IAsyncLifetime
{
    private const string Tasks = $"{PlanningApp.Api}/meeting-tasks";
    private readonly PlanningApp _app = new();
    private Guid _briefing;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        _briefing = await _app.HasBriefing(_app.AsChief, "QT", "2022-01-07");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_task_of_a_briefing_reaches_assignments_and_comes_back_done()
    {
        var created = await Give();
        var task = await created.ShouldBeOk<JsonElement>();
        var id = task.GetProperty("id").GetGuid();
        var told = await _app.Bus.ShouldHavePublished<MeetingTaskGiven>(message => message.MeetingTaskId == id);
        Assert.Equal(($"meeting-task:{id}", 1L, "QT.P9", "briefing", 2022), (told.StreamKey, told.Version, told.UnitCode, told.MeetingKind, told.WorkYear));
        Assert.Equal((new DateOnly(2022, 1, 20), null), (told.DueOn, told.CancelledReason));
        Assert.Equal(1, await Total("unit=QT.P9&state=open&overdue=false"));

        var done = Done(id, 4, new(2022, 1, 11));
        var messageId = await _app.Bus.Deliver(done);
        await _app.Bus.Deliver(done, messageId);
        await _app.Bus.Deliver(Done(id, 3, new(2022, 1, 9)));
        var (seen, _) = await PlanningApp.Open(_app.AsDivisionHead, $"{Tasks}/{id}");
        Assert.Equal(("done", "2022-01-11"), (seen.GetProperty("state").GetString(), seen.GetProperty("completedOn").GetString()));
        await Cancel(id).ShouldBeProblem(409, "meeting-task-not-open");
    }

    [Fact]
    public async Task A_completion_that_comes_before_its_task_waits()
    {
        await _app.Bus.Deliver(Done(Guid.CreateVersion7(), 1, new(2022, 1, 11)));
        Assert.Single(await _app.ParkedMessages());
    }

    [Fact]
    public async Task A_task_that_is_taken_back_is_told_with_the_reason()
    {
        var id = (await Give().ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        await Cancel(id).ShouldBe(HttpStatusCode.OK);
        await _app.Bus.ShouldHavePublished<MeetingTaskGiven>(message => message is { Version: 2, CancelledReason: "Giao đơn vị khác" });
        Assert.Equal(1, await Total("state=cancelled&meetingId=" + _briefing));
    }

    [Fact]
    public async Task A_session_gives_tasks_too()
    {
        var session = await HasSession("QT.P9");
        var task = await _app.AsDivisionHead.Create($"{PlanningApp.Api}/sessions/{session}/tasks", Body(null)).ShouldBeOk<JsonElement>();
        Assert.Equal(("session", "QT.P9"), (task.GetProperty("meetingKind").GetString(), task.GetProperty("givenByUnit").GetString()));
        foreach (var (query, count) in new[] { ("under=QT", 1), ("under=QT.P10", 0) })
            Assert.Equal(count, (await _app.AsProvincePlanner.Read<JsonElement>($"{PlanningApp.Api}/meeting-tasks?{query}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_conclusion_becomes_a_direction_once_and_shows_how_it_was_taken_up()
    {
        var session = await HasSession("QT.P9");
        var direction = (await Direct(session, 1).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        await Direct(session, 1).ShouldBeProblem(409, "conclusion-already-direction");
        await Direct(session, 3).ShouldBeProblem(409, "conclusion-not-known");
        await Direct(await HasSession("QT.P10"), 1, unit: "QT.P9").ShouldBeProblem(409, "conclusion-not-known");
        var path = $"{PlanningApp.Api}/sessions/{session}/conclusions";
        Assert.Equal([false, false], (await _app.AsDivisionHead.Read<JsonElement>(path)).EnumerateArray().Select(row => row.GetProperty("takenUp").GetBoolean()));

        var plan = await _app.HasDraftedPlan("QT.P9");
        await _app.AsDivisionHead.Create($"{PlanningApp.Api}/directions/{direction}/uptakes", new { planId = plan, how = "Bổ sung vào Chương trình" })
            .ShouldBe(HttpStatusCode.Created);
        var first = (await _app.AsDivisionHead.Read<JsonElement>(path))[0];
        Assert.Equal((true, direction, 1), (first.GetProperty("takenUp").GetBoolean(), first.GetProperty("directionId").GetGuid(), first.GetProperty("uptakes").GetArrayLength()));
        Assert.Equal(1, (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/directions?sessionId={session}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_a_meeting_cannot_give_is_refused()
    {
        await Give(new { dueOn = "2022-01-06" }).ShouldBeProblem(409, "meeting-task-due-before-meeting");
        await Give(new { unitCode = "XX" }).ShouldBeProblem(409, "meeting-task-unit-outside");
        await Give(new { fieldCode = "XX" }).ShouldBeProblem(409, "field-unknown");
        await Give(new { directionId = Guid.NewGuid() }).ShouldBeProblem(409, "meeting-task-direction-unknown");
        await Give(new { title = "Vụ án TUYỆT MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await Give(client: _app.AsDivisionHead).ShouldBeProblem(404, "not-found");
        await Give(client: _app.As("staff", "QT", subtree: true)).ShouldBeProblem(403, "not-permitted");
        await _app.Bus.ShouldNotHavePublished<MeetingTaskGiven>();
    }

    private async Task<Guid> HasSession(string unitCode) => (await _app.AsChief.Create($"{PlanningApp.Api}/sessions", new
    {
        unitCode,
        heldOn = "2021-12-20",
        theme = "Định hướng nhiệm vụ trọng tâm năm 2022",
        purpose = "Xác định nội dung đột phá",
        topics = new[] { "Nội dung đột phá" },
        conclusions = new[] { "Hoàn thành chỉ tiêu trong 6 tháng đầu năm", "Tiếp tục nội dung đột phá năm 2021" },
        attendees = new[] { new { name = "Phó Viện trưởng phụ trách", role = "directing" } },
    }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();

    private Task<HttpResponseMessage> Direct(Guid session, int conclusion, string unit = "QT") => _app.AsChief.Create($"{PlanningApp.Api}/directions", new
    {
        unitCode = unit,
        givenBy = "Phó Viện trưởng phụ trách",
        givenOn = "2021-12-20",
        occasion = "Sinh hoạt chuyên đề",
        text = "Hoàn thành chỉ tiêu trong 6 tháng đầu năm",
        addressees = new[] { "QT.P9" },
        sessionId = session,
        conclusion,
        workYear = 2022,
    });

    private Task<HttpResponseMessage> Give(object? changes = null, HttpClient? client = null) =>
        (client ?? _app.AsChief).Create($"{PlanningApp.Api}/briefings/{_briefing}/tasks", Body(changes));

    private static JsonObject Body(object? changes)
    {
        var body = JsonSerializer.SerializeToNode(new { unitCode = "QT.P9", title = "Rà soát án hành chính quá hạn", dueOn = "2022-01-20" })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(changes ?? new { })!.AsObject().ToList())
            body[name] = value?.DeepClone();
        return body;
    }

    private async Task<HttpResponseMessage> Cancel(Guid id) => await _app.AsChief.Change(
        HttpMethod.Post, $"{Tasks}/{id}/cancel", (await PlanningApp.Open(_app.AsChief, $"{Tasks}/{id}")).ETag, new { reason = "Giao đơn vị khác" });

    private async Task<int> Total(string query) => (await _app.AsChief.Read<JsonElement>($"{Tasks}?{query}")).GetProperty("total").GetInt32();

    private static WorkTaskCompleted Done(Guid meetingTask, long version, DateOnly on) => new()
    {
        StreamKey = "task:1",
        Version = version,
        OccurredAt = TestClock.Start,
        TaskId = Guid.CreateVersion7(),
        UnitCode = "QT.P9",
        MeetingTaskId = meetingTask,
        CompletedOn = on,
    };
}
