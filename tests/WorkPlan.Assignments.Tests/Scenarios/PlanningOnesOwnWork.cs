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
        // A draft is nobody's commitment yet.
        Assert.Equal(1, await Unplanned(app));
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        Assert.Equal(0, await Unplanned(app));
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

    /// <summary>The year goes on after the approval: the approved plan holds until its next edition is approved.</summary>
    [Fact]
    public async Task An_approved_plan_changes_by_its_next_edition()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, more) = (await app.HasTask("Nhập liệu sổ thụ lý"), await app.HasTask("Lưu trữ hồ sơ"));
        var path = await Written(app, task);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/revise").ShouldBeProblem(409, "individual-plan-not-approved");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/approve").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/revise").ShouldBeProblem(403, "individual-plan-not-yours");
        var next = (await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/revise").ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/revise").ShouldBeProblem(409, "individual-plan-revision-open");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Put, next, "/items", new { items = new[] { new { taskId = task, title = "Nhập liệu" }, new { taskId = more, title = "Lưu trữ" } } })
            .ShouldBe(HttpStatusCode.OK);
        Assert.Equal((1, 1), (await Unplanned(app), (await app.Head.Read<JsonElement>(path)).GetProperty("items").GetArrayLength()));
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, next, "/submit").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, next, "/approve").ShouldBe(HttpStatusCode.OK);
        Assert.Equal((0, "superseded"), (await Unplanned(app), (await app.Head.Read<JsonElement>(path)).GetProperty("state").GetString()));
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/revise").ShouldBeProblem(409, "individual-plan-not-approved");
        var listed = (await app.Head.Read<JsonElement>($"{Api}/individual-plans?person=P9-06")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal((2, "approved"), (Assert.Single(listed).GetProperty("edition").GetInt32(), listed[0].GetProperty("state").GetString()));
        Assert.Equal(2, (await app.Head.Read<JsonElement>($"{Api}/individual-plans?person=P9-06&withSuperseded=true")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Whoever_is_seconded_has_a_plan_in_each_unit()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var there = await app.HasTask("Việc của Phòng 10", unit: OtherDivision);
        var body = new { personCode = "P9-06", unitCode = OtherDivision, workYear = 2022, items = new[] { new { taskId = there, title = "Giúp Phòng 10" } } };
        await Written(app, null);
        await app.Staff("P9-06").Create($"{Api}/individual-plans", body).ShouldBeProblem(409, "individual-plan-not-serving");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-06", "/secondments", new { unitCode = OtherDivision, from = "2022-02-01", to = "2022-07-31", sharePercent = 40, decisionNumber = "31/QĐ-VKS" }).ShouldBe(HttpStatusCode.OK);
        var path = (await app.Staff("P9-06").Create($"{Api}/individual-plans", body).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, path, "/submit").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/approve").ShouldBe(HttpStatusCode.OK);
        Assert.Equal(0, (await app.Chief.Read<JsonElement>($"{Api}/coverage?unit={OtherDivision}")).GetProperty("tasksInNoIndividualPlan").GetArrayLength());
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

    private static async Task<int> Unplanned(AssignmentsApp app) =>
        (await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}")).GetProperty("tasksInNoIndividualPlan").GetArrayLength();

    private static async Task<string> Written(AssignmentsApp app, Guid? task)
    {
        var body = new { personCode = "P9-06", workYear = 2022, items = new[] { new { taskId = task, title = "Nhập liệu" } } };
        var written = await app.Staff("P9-06").Create($"{Api}/individual-plans", body).ShouldBe(HttpStatusCode.Created);
        return written.Headers.Location!.ToString();
    }
}
