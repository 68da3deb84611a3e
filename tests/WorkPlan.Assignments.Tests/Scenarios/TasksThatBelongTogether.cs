using System.Net;
using System.Text.Json;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class TasksThatBelongTogether
{
    [Fact]
    public async Task A_task_is_not_done_before_what_it_waits_for()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (first, then) = (await app.HasTask("Thu thập số liệu"), await app.HasTask("Viết báo cáo"));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(first, "P9-06"), Item(then, "P9-05")).ShouldBe(HttpStatusCode.OK);
        var both = await After(app, then, first).ShouldBeOk<JsonElement>();
        Assert.Equal("Thu thập số liệu", Assert.Single(both.GetProperty("after").EnumerateArray()).GetProperty("title").GetString());
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Path(then), "/progress", new { percent = 20 }).ShouldBe(HttpStatusCode.OK);
        var early = await (await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Path(then), "/complete", Done)).ShouldBeProblem(409, "task-waits-for-others");
        Assert.Equal(first, early.Body.GetProperty("items")[0].GetProperty("taskId").GetGuid());
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Path(first), "/complete", Done).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Path(then), "/complete", Done).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_withdrawn_task_holds_nobody_up_and_a_dependency_can_go()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (first, second, then) = (await app.HasTask("Một"), await app.HasTask("Hai"), await app.HasTask("Ba"));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(then, "P9-05")).ShouldBe(HttpStatusCode.OK);
        await After(app, then, first).ShouldBe(HttpStatusCode.Created);
        await After(app, then, second).ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Head, HttpMethod.Post, Path(first), "/withdraw", new { reason = "Không cần" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Delete, Path(then), $"/dependencies/{second}").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Delete, Path(then), $"/dependencies/{second}").ShouldBeProblem(404, "not-found");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Path(then), "/complete", Done).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tasks_do_not_wait_for_each_other_in_a_circle()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (one, two, three) = (await app.HasTask("Một"), await app.HasTask("Hai"), await app.HasTask("Ba"));
        await After(app, two, one).ShouldBe(HttpStatusCode.Created);
        await After(app, three, two).ShouldBe(HttpStatusCode.Created);
        var circle = await (await After(app, one, three)).ShouldBeProblem(409, "task-dependency-circle");
        Assert.Contains("Một → Ba → Hai → Một", circle.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await After(app, one, one).ShouldBeProblem(409, "task-depends-on-itself");
        await After(app, two, one).ShouldBeProblem(409, "task-dependency-exists");
        await After(app, two, Guid.NewGuid()).ShouldBeProblem(400, "validation-failed");
    }

    [Fact]
    public async Task Two_dependencies_that_would_close_a_circle_at_once_do_not_both_come_through()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (one, two) = (await app.HasTask("Một"), await app.HasTask("Hai"));
        var answers = await Task.WhenAll(After(app, one, two), After(app, two, one));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_the_lead_reports_a_task_done()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Chuyên đề");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-05"), Item(task, "P9-06", "support")).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Path(task), "/progress", new { percent = 20, note = "Đã nhập số liệu" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Path(task), "/complete", Done).ShouldBeProblem(403, "task-lead-only");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, Path(task), "/complete", Done).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((1, 0), (await Total(app, "responsible=P9-06&role=support"), await Total(app, "responsible=P9-06&role=lead")));
    }

    [Fact]
    public async Task A_recurring_task_comes_back_with_its_people_when_its_period_begins()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var series = await app.Head.Create($"{Api}/task-series", new
        {
            unitCode = Division,
            workYear = 2022,
            title = "Báo cáo thống kê",
            every = "monthly",
            dueWorkingDaysAfter = 3,
            required = Requirement(effortDays: 2),
        }).ShouldBeOk<JsonElement>();
        var id = series.GetProperty("id").GetGuid();
        Assert.Equal(1, (await app.Head.Read<JsonElement>($"{Api}/task-series?unit={Division}&workYear=2022")).GetProperty("total").GetInt32());
        var january = Assert.Single(await Occurrences(app, id));
        // Tết: the third working day after 31/01 is 09/02.
        Assert.Equal(("Báo cáo thống kê (tháng 1)", "2022-02-09"), (january.GetProperty("title").GetString(), january.GetProperty("dueOn").GetString()));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(january.GetProperty("id").GetGuid(), "P9-05"), Item(january.GetProperty("id").GetGuid(), "P9-06", "support"))
            .ShouldBe(HttpStatusCode.OK);

        await using var twin = app.Twin();
        app.Clock.MoveTo(new DateTimeOffset(2022, 3, 2, 8, 0, 0, TimeSpan.FromHours(7)));
        await Eventually.True(async () => (await Occurrences(app, id)).Count == 3);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var all = await Occurrences(app, id);
        Assert.Equal(["Báo cáo thống kê (tháng 1)", "Báo cáo thống kê (tháng 2)", "Báo cáo thống kê (tháng 3)"], all.Select(task => task.GetProperty("title").GetString()).Order());
        var march = all.Single(task => task.GetProperty("title").GetString()!.EndsWith("(tháng 3)", StringComparison.Ordinal)).GetProperty("id").GetGuid();
        Assert.Empty(await app.Responsibles(march, "2022-02-28"));
        Assert.Equal(["P9-05", "P9-06"], (await app.Responsibles(march, "2022-03-01")).Select(held => held.GetProperty("personCode").GetString()));

        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/task-series/{id}", "/end").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/task-series/{id}", "/end").ShouldBeProblem(409, "task-series-ended");
    }

    [Fact]
    public async Task A_recurring_task_outside_its_work_year_or_somebody_elses_unit_is_refused()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var body = new { unitCode = Division, workYear = 2022, title = "Báo cáo", every = "quarterly", startsOn = "2022-12-01" };
        await app.Head.Create($"{Api}/task-series", body).ShouldBeProblem(409, "task-series-outside-work-year");
        await app.Head.Create($"{Api}/task-series", new { unitCode = OtherDivision, workYear = 2022, title = "Báo cáo", every = "quarterly" }).ShouldBeProblem(403, "outside-your-units");
    }

    [Fact]
    public async Task References_say_where_things_are_and_outputs_who_did_what()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Tham mưu kháng nghị");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-05")).ShouldBe(HttpStatusCode.OK);
        var doer = app.Staff("P9-05");
        await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", new { title = "Bản án sơ thẩm", location = "Lưu trữ Phòng 9, hộp 12" }).ShouldBe(HttpStatusCode.Created);
        var output = new
        {
            kind = "output",
            title = "Kháng nghị phúc thẩm",
            location = "03/QĐKNPT-VKS-DS",
            datedOn = "2022-01-10",
            proposedByPersonCode = "P9-05",
            issuedByUnitCode = Province,
            signedByPersonCode = "P9-01",
            signingCapacity = "forChief",
        };
        var kept = await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", output).ShouldBeOk<JsonElement>();
        var last = kept.EnumerateArray().Last();
        Assert.Equal(("P9-05", Province, "P9-01"), (Text(last, "proposedByPersonCode"), Text(last, "issuedByUnitCode"), Text(last, "signedByPersonCode")));
        await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", new { kind = "output", title = "Kiến nghị", location = "04/KN-VKS" }).ShouldBeProblem(409, "output-incomplete");
        await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", new { title = "Tự ký", location = "1", proposedByPersonCode = "P9-05", signedByPersonCode = "P9-05" })
            .ShouldBeProblem(409, "output-signed-by-proposer");
        await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", new { title = "Nội dung", location = "data:text/plain;base64,AAAA" }).ShouldBeProblem(409, "reference-not-content");
        await ChangeNow(doer, HttpMethod.Post, Path(task), "/references", new { title = "Ai ký", location = "5", signedByPersonCode = "P9-99" }).ShouldBeProblem(400, "validation-failed");
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Path(task), "/references", new { title = "Xen", location = "6" }).ShouldBeProblem(403, "task-reference-not-yours");
        await ChangeNow(app.Head, HttpMethod.Delete, Path(task), $"/references/{last.GetProperty("id").GetGuid()}").ShouldBe(HttpStatusCode.OK);
        Assert.Equal(1, (await app.Head.Read<JsonElement>($"{Path(task)}/references")).GetArrayLength());
    }

    [Fact]
    public async Task There_are_not_more_than_fifty_dependencies_and_references()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Chuyên đề");
        for (var number = 0; number < 50; number++)
        {
            await After(app, task, await app.HasTask($"Việc {number}")).ShouldBe(HttpStatusCode.Created);
            await Refers(number).ShouldBe(HttpStatusCode.Created);
        }
        await After(app, task, await app.HasTask("Việc nữa")).ShouldBeProblem(409, "task-dependencies-too-many");
        await Refers(50).ShouldBeProblem(409, "task-references-too-many");

        Task<HttpResponseMessage> Refers(int number) =>
            ChangeNow(app.Head, HttpMethod.Post, Path(task), "/references", new { title = $"Bản án {number}", location = $"Hộp {number}" });
    }

    private static readonly object Done = new { completedOn = "2022-01-11" };

    private static string Path(Guid task) => $"{Api}/tasks/{task}";

    private static Task<HttpResponseMessage> After(AssignmentsApp app, Guid task, Guid first) =>
        ChangeNow(app.Head, HttpMethod.Post, Path(task), "/dependencies", new { afterTaskId = first });

    private static async Task<List<JsonElement>> Occurrences(AssignmentsApp app, Guid series) =>
        [.. (await app.Head.Read<JsonElement>($"{Api}/tasks?seriesId={series}")).GetProperty("items").EnumerateArray()];

    private static async Task<int> Total(AssignmentsApp app, string query) =>
        (await app.Head.Read<JsonElement>($"{Api}/tasks?{query}")).GetProperty("total").GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
