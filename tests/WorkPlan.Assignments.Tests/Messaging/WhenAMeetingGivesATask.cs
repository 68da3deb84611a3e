using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Messaging;

public sealed class WhenAMeetingGivesATask
{
    private readonly Guid _given = Guid.NewGuid();

    [Fact]
    public async Task It_is_a_task_of_the_unit_once_and_its_completion_names_the_meetings_task()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var given = Given(1);
        var id = await app.Bus.Deliver(given);
        await app.Bus.Deliver(given, id);
        await app.Bus.Deliver(given);

        var task = Assert.Single((await app.Head.Read<JsonElement>($"{Api}/tasks?origin=meeting")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Rà soát án hành chính quá hạn", "2022-01-20", "open"), (Text(task, "title"), Text(task, "dueOn"), Text(task, "state")));
        Assert.Equal(_given, task.GetProperty("meetingTaskId").GetGuid());

        var path = $"{Api}/tasks/{task.GetProperty("id").GetGuid()}";
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task.GetProperty("id").GetGuid(), "P9-02")).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-02"), HttpMethod.Post, path, "/complete", new { completedOn = "2022-01-11" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", new { confirmedOn = "2022-01-11" }).ShouldBe(HttpStatusCode.OK);
        await app.Bus.ShouldHavePublished<WorkTaskCompleted>(message => message.MeetingTaskId == _given && message.CompletedOn == new DateOnly(2022, 1, 11));
    }

    [Fact]
    public async Task Taken_back_it_is_withdrawn_and_an_older_message_does_not_bring_it_back()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Given(2) with { CancelledReason = "Giao đơn vị khác" });
        await app.Bus.Deliver(Given(1));
        Assert.Equal(new Dictionary<string, string> { ["Rà soát án hành chính quá hạn"] = "Withdrawn" }, await app.TaskStates());
    }

    [Fact]
    public async Task Given_differently_it_is_for_whoever_holds_it_to_look_at()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Given(1));
        var task = (await app.Head.Read<JsonElement>($"{Api}/tasks?origin=meeting")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-02")).ShouldBe(HttpStatusCode.OK);
        await app.Bus.Deliver(Given(2) with { DueOn = new(2022, 1, 18) });
        Assert.Equal("taskChanged", Text(Assert.Single(await app.Responsibles(task, "2022-01-11")), "review"));
    }

    [Fact]
    public async Task A_unit_that_is_not_known_yet_is_waited_for()
    {
        await using var app = new AssignmentsApp();
        await app.Bus.Deliver(Given(1));
        Assert.Empty(await app.TaskStates());
        await app.HasUnits(Province, Division);
        await Eventually.True(async () => (await app.TaskStates()).Count == 1);
    }

    private MeetingTaskGiven Given(long version) => new()
    {
        StreamKey = $"meeting-task:{_given}",
        Version = version,
        OccurredAt = TestClock.Start,
        MeetingTaskId = _given,
        UnitCode = Division,
        WorkYear = 2022,
        MeetingKind = "briefing",
        GivenOn = new(2022, 1, 7),
        Title = "Rà soát án hành chính quá hạn",
        DueOn = new(2022, 1, 20),
    };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
