using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class DoingTasks
{
    private static readonly object Completion = new { completedOn = "2022-01-11", result = "Đã nhập 120 vụ" };
    private static readonly object Confirmation = new { confirmedOn = "2022-01-11" };

    [Fact]
    public async Task A_task_goes_from_open_over_done_to_confirmed()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = await Assigned(app, "P9-06");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/progress", new { percent = 40, note = "Đang nhập" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/complete", Completion).ShouldBe(HttpStatusCode.OK);
        await app.Bus.ShouldNotHavePublished<WorkTaskCompleted>();
        var back = await ChangeNow(app.Head, HttpMethod.Post, path, "/give-back", new { reason = "Còn thiếu 5 vụ" }).ShouldBeOk<JsonElement>();
        Assert.Equal("inProgress", back.GetProperty("state").GetString());
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/complete", Completion).ShouldBe(HttpStatusCode.OK);
        var confirmed = await ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", Confirmation).ShouldBeOk<JsonElement>();
        Assert.Equal("confirmed", confirmed.GetProperty("state").GetString());
        var told = await app.Bus.ShouldHavePublished<WorkTaskCompleted>();
        Assert.Equal((Division, new DateOnly(2022, 1, 11)), (told.UnitCode, told.CompletedOn));
    }

    [Fact]
    public async Task Only_whoever_is_responsible_reports_and_nobody_confirms_work_of_their_own()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = await Assigned(app, "P9-01");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/progress", new { percent = 40 }).ShouldBeProblem(403, "task-not-yours");
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/complete", Completion).ShouldBeProblem(403, "task-not-yours");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", Confirmation).ShouldBeProblem(409, "task-not-done");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/give-back", new { reason = "Sớm" }).ShouldBeProblem(409, "task-not-done");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/complete", Completion).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/progress", new { percent = 50 }).ShouldBeProblem(409, "task-not-in-work");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", Confirmation).ShouldBeProblem(409, "task-confirm-own-work");
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/confirm", Confirmation).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_not_believed()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = await Assigned(app, "P9-06");
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 20, 9, 0, 0, TimeSpan.FromHours(7)));
        await Complete("2022-01-21").ShouldBeProblem(409, "task-done-in-future");
        await Complete("2022-01-10").ShouldBeProblem(409, "task-done-before-assigned");
        await Complete("2022-01-18").ShouldBe(HttpStatusCode.OK);
        await Confirm("2022-01-17").ShouldBeProblem(409, "task-confirmed-before-done");
        await Confirm("2022-01-21").ShouldBeProblem(409, "task-confirmed-in-future");
        await Confirm("2022-01-18").ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Complete(string completedOn) => ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/complete", new { completedOn });
        Task<HttpResponseMessage> Confirm(string confirmedOn) => ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", new { confirmedOn });
    }

    [Fact]
    public async Task A_units_own_task_is_described_required_of_and_withdrawn_by_the_unit()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = await Assigned(app, "P9-06");
        var change = new { kind = "key", title = "Nhập liệu sổ mới", dueOn = "2022-07-31" };
        var changed = await ChangeNow(app.Head, HttpMethod.Put, path, "", change).ShouldBeOk<JsonElement>();
        Assert.Equal("Nhập liệu sổ mới", changed.GetProperty("title").GetString());
        var flagged = await app.Chief.Read<JsonElement>($"{Api}/coverage?unit={Division}&asOf=2022-01-12");
        Assert.Equal("taskChanged", flagged.GetProperty("tasksToReview")[0].GetProperty("review").GetString());
        await ChangeNow(app.Head, HttpMethod.Post, path, "/responsibles/keep", new { reason = "Vẫn phù hợp" }).ShouldBe(HttpStatusCode.OK);
        flagged = await app.Chief.Read<JsonElement>($"{Api}/coverage?unit={Division}&asOf=2022-01-12");
        Assert.Equal(0, flagged.GetProperty("tasksToReview").GetArrayLength());
        await ChangeNow(app.Head, HttpMethod.Put, path, "/requirements", Requirement("assistProsecutor")).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/withdraw", new { reason = "Không còn cần" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Put, path, "", change).ShouldBeProblem(409, "task-not-active");
        await app.Head.Create($"{Api}/tasks", new { unitCode = OtherDivision, workYear = 2022, title = "Việc nhà người" }).ShouldBeProblem(403, "outside-your-units");
    }

    [Fact]
    public async Task Coverage_and_workload_show_what_is_left_open()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await Assigned(app, "P9-06");
        var open = await app.HasTask("Chưa ai nhận", Requirement(effortDays: 9));
        var coverage = await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}&asOf=2022-01-12");
        Assert.Equal(open, Assert.Single(coverage.GetProperty("tasksWithoutAnyone").EnumerateArray()).GetProperty("taskId").GetGuid());
        Assert.Equal((2, 1, 6, 1), (Number(coverage, "tasks"), Number(coverage, "tasksCovered"), Number(coverage, "people"), Number(coverage, "peopleWithTasks")));
        Assert.Equal(5, coverage.GetProperty("peopleWithoutTasks").GetArrayLength());
        var workload = await app.Head.Read<JsonElement>($"{Api}/workload?unit={Division}&asOf=2022-01-12");
        var worker = workload.GetProperty("people").EnumerateArray().Single(person => person.GetProperty("personCode").GetString() == "P9-06");
        Assert.Equal((1, 10), (Number(worker, "tasks"), Number(worker, "effortDays")));
        Assert.InRange(Number(worker, "capacityDays"), 200, 230);
        await app.Head.GetAsync(new Uri($"{Api}/coverage?unit={OtherDivision}", UriKind.Relative)).ShouldBeProblem(403, "outside-your-units");
        var mine = await app.Head.Read<JsonElement>($"{Api}/tasks?responsible=P9-06&q=nhap");
        Assert.Equal(1, Number(mine, "total"));
    }

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    /// <summary>Data entry of 10 days, given to somebody from today on.</summary>
    private static async Task<string> Assigned(AssignmentsApp app, string person)
    {
        var task = await app.HasTask("Nhập liệu sổ thụ lý", Requirement(effortDays: 10));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, person)).ShouldBe(HttpStatusCode.OK);
        return $"{Api}/tasks/{task}";
    }
}
