using System.Net;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class AskingForMoreTime
{
    [Fact]
    public async Task A_granted_extension_moves_the_deadline_and_a_later_due_date_takes_its_place()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, path) = await Assigned(app);
        var asked = await Ask(app, task, "2022-02-15").ShouldBeOk<JsonElement>();
        Assert.Equal(("pending", "2022-01-31"), (Text(asked, "state"), Text(asked, "deadlineBefore")));
        var granted = await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/grant", new { until = "2022-02-10", note = "Đồng ý đến 10/02" }).ShouldBeOk<JsonElement>();
        Assert.Equal(("granted", "2022-02-10", "Trưởng phòng"), (Text(granted, "state"), Text(granted, "grantedUntil"), Text(granted, "answeredBy")));
        Assert.Equal("2022-02-10", Text(await app.Head.Read<JsonElement>(path), "deadlineOn"));

        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 10, 23, 59, 0, TimeSpan.FromHours(7)));
        Assert.Equal(0, await Overdue(app));
        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 11, 0, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(1, await Overdue(app));
        await ChangeNow(app.Head, HttpMethod.Put, path, "", new { title = "Rà soát án", dueOn = "2022-03-31" }).ShouldBe(HttpStatusCode.OK);
        var moved = await app.Head.Read<JsonElement>(path);
        Assert.Equal(("2022-03-31", JsonValueKind.Null), (Text(moved, "deadlineOn"), moved.GetProperty("extendedUntil").ValueKind));
        Assert.Equal(0, await Overdue(app));
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_deadline_stays()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, path) = await Assigned(app);
        var asked = await Ask(app, task, "2022-02-15").ShouldBeOk<JsonElement>();
        await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/refuse", new { reason = "" }).ShouldBeProblem(400, "validation-failed");
        var refused = await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/refuse", new { reason = "Vụ việc đã quá hạn tố tụng" }).ShouldBeOk<JsonElement>();
        Assert.Equal(("refused", "Vụ việc đã quá hạn tố tụng"), (Text(refused, "state"), Text(refused, "answer")));
        Assert.Equal("2022-01-31", Text(await app.Head.Read<JsonElement>(path), "deadlineOn"));
        await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/grant", new { }).ShouldBeProblem(409, "extension-already-answered");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Resource(asked), "/withdraw").ShouldBeProblem(409, "extension-already-answered");
        await Ask(app, task, "2022-02-05").ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_the_lead_asks_in_time_once_and_never_answers()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, _) = await Assigned(app);
        await app.Staff("P9-06").Create($"{Api}/tasks/{task}/extension-requests", Body("2022-02-15")).ShouldBeProblem(403, "task-lead-only");
        await app.Staff("P9-04").Create($"{Api}/tasks/{task}/extension-requests", Body("2022-02-15")).ShouldBeProblem(403, "task-not-yours");
        await Ask(app, task, "2022-01-31").ShouldBeProblem(409, "extension-not-later");
        var asked = await Ask(app, task, "2022-02-15").ShouldBeOk<JsonElement>();
        await Ask(app, task, "2022-02-20").ShouldBeProblem(409, "extension-pending");
        await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/grant", new { until = "2022-02-16" }).ShouldBeProblem(409, "extension-later-than-asked");
        await ChangeNow(app.As(Roles.UnitHead, Division, personCode: "P9-05"), HttpMethod.Post, Resource(asked), "/grant", new { }).ShouldBeProblem(409, "extension-answer-own");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Resource(asked), "/withdraw").ShouldBeProblem(403, "extension-not-yours");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Resource(asked), "/grant", new { }).ShouldBeProblem(403, "not-permitted");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Resource(asked), "/withdraw").ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await Ask(app, task, "2022-02-15").ShouldBeProblem(409, "extension-after-deadline");
        var open = await app.HasTask("Không thời hạn", dueOn: null);
        await app.Issue("06/QĐ-VKS", "2022-01-12", Item(open, "P9-05")).ShouldBe(HttpStatusCode.OK);
        await Ask(app, open, "2022-02-15").ShouldBeProblem(409, "extension-without-deadline");
        var listed = await app.Head.Read<JsonElement>($"{Api}/extension-requests?unit={Division}&state=withdrawn");
        Assert.Equal(1, listed.GetProperty("total").GetInt32());
    }

    /// <summary>An extension of a due day that is not the due day any more is nobody's.</summary>
    [Fact]
    public async Task An_earlier_due_day_takes_the_extension_away()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, path) = await Assigned(app);
        var asked = await Ask(app, task, "2022-02-15").ShouldBeOk<JsonElement>();
        await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/grant", new { }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Put, path, "", new { title = "Rà soát án", dueOn = "2022-01-25" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("2022-01-25", Text(await app.Head.Read<JsonElement>(path), "deadlineOn"));
    }

    [Fact]
    public async Task Done_within_a_granted_extension_is_done_in_time()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, path) = await Assigned(app);
        var asked = await Ask(app, task, "2022-02-15").ShouldBeOk<JsonElement>();
        await ChangeNow(app.Head, HttpMethod.Post, Resource(asked), "/grant", new { until = "2022-02-10" }).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 10, 9, 0, 0, TimeSpan.FromHours(7)));
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/complete", new { completedOn = "2022-02-10" }).ShouldBe(HttpStatusCode.OK);
        var record = (await app.Head.Read<JsonElement>($"{Api}/people/P9-05/work-record?workYear=2022")).GetProperty("periods")[0];
        Assert.Equal((1, 1), (record.GetProperty("tasksDone").GetInt32(), record.GetProperty("doneInTime").GetInt32()));
    }

    private static async Task<(Guid Task, string Path)> Assigned(AssignmentsApp app)
    {
        var task = await app.HasTask("Rà soát án", dueOn: "2022-01-31");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-05"), Item(task, "P9-06", "support")).ShouldBe(HttpStatusCode.OK);
        return (task, $"{Api}/tasks/{task}");
    }

    private static object Body(string until) => new { until, reason = "Chờ kết quả giám định" };

    private static Task<HttpResponseMessage> Ask(AssignmentsApp app, Guid task, string until) =>
        app.Staff("P9-05").Create($"{Api}/tasks/{task}/extension-requests", Body(until));

    private static string Resource(JsonElement asked) => $"{Api}/extension-requests/{asked.GetProperty("id").GetGuid()}";

    private static async Task<int> Overdue(AssignmentsApp app) =>
        (await app.Head.Read<JsonElement>($"{Api}/tasks?unit={Division}&overdue=true")).GetProperty("total").GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
