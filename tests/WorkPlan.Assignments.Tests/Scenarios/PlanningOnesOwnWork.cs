using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class PlanningOnesOwnWork
{
    [Fact]
    public async Task A_plan_is_written_submitted_returned_and_approved()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Nhập liệu sổ thụ lý");
        var path = await Written(app, task);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBeProblem(409, "individual-plan-not-editable");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/return", new { reason = "Thêm biện pháp" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/approve").ShouldBeProblem(409, "individual-plan-not-submitted");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Put, path, "/items", new { items = new[] { new { taskId = task, title = "Nhập liệu", measure = "Mỗi ngày 10 vụ" } } })
            .ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        var approved = await ChangeNow(app.Head, HttpMethod.Post, path, "/approve").ShouldBeOk<JsonElement>();
        Assert.Equal(("approved", "Trưởng phòng"), (approved.GetProperty("state").GetString(), approved.GetProperty("approvedBy").GetString()));
        var coverage = await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}");
        Assert.Equal(0, coverage.GetProperty("tasksInNoIndividualPlan").GetArrayLength());
    }

    [Fact]
    public async Task A_plan_is_ones_own_and_there_is_one()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = await Written(app, null);
        await app.Staff("P9-06").Create($"{Api}/individual-plans", new { personCode = "P9-06", workYear = 2022 }).ShouldBeProblem(409, "individual-plan-exists");
        await app.Staff("P9-05").Create($"{Api}/individual-plans", new { personCode = "P9-06", workYear = 2023 }).ShouldBeProblem(403, "individual-plan-not-yours");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/submit").ShouldBeProblem(403, "individual-plan-not-yours");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Put, path, "/items", new { items = Array.Empty<object>() }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBeProblem(409, "individual-plan-empty");
        var foreign = new { items = new[] { new { taskId = Guid.NewGuid(), title = "Việc không có" } } };
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Put, path, "/items", foreign).ShouldBeProblem(400, "validation-failed");
    }

    [Fact]
    public async Task Nobody_approves_a_plan_of_their_own()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var written = await app.Head.Create($"{Api}/individual-plans", new { personCode = "P9-01", workYear = 2022, items = new[] { new { title = "Điều hành phòng" } } })
            .ShouldBe(HttpStatusCode.Created);
        var path = written.Headers.Location!.ToString();
        await ChangeNow(app.Head, HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/approve").ShouldBeProblem(409, "individual-plan-approve-own");
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/approve").ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> Written(AssignmentsApp app, Guid? task)
    {
        var body = new { personCode = "P9-06", workYear = 2022, items = new[] { new { taskId = task, title = "Nhập liệu" } } };
        var written = await app.Staff("P9-06").Create($"{Api}/individual-plans", body).ShouldBe(HttpStatusCode.Created);
        return written.Headers.Location!.ToString();
    }
}
