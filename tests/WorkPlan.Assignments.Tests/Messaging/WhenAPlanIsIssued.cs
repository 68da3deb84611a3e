using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Messaging;

public sealed class WhenAPlanIsIssued
{
    private readonly Guid _plan = Guid.NewGuid();
    private readonly Guid _trial = Guid.NewGuid();
    private readonly Guid _entry = Guid.NewGuid();
    private readonly Guid _added = Guid.NewGuid();

    [Fact]
    public async Task Its_tasks_are_the_units_tasks()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa", "prosecutorIntermediate", 20), Planned(_entry, "Nhập liệu"))));
        var tasks = await app.Head.Read<JsonElement>($"{Api}/tasks?unit={Division}&planTaskId={_trial}");
        var task = Assert.Single(tasks.GetProperty("items").EnumerateArray());
        Assert.Equal(("plan", "breakthrough", "open"), (Text(task, "origin"), Text(task, "kind"), Text(task, "state")));
        Assert.Equal(("prosecutorIntermediate", 20), (Text(task.GetProperty("required"), "judicialTitle"), task.GetProperty("required").GetProperty("effortDays").GetInt32()));
    }

    [Fact]
    public async Task A_plan_that_is_not_issued_by_its_day_is_why_there_are_no_tasks_until_it_is_issued_or_has_more_time()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Overdue(3));
        await app.Bus.Deliver(Overdue(3));
        Assert.Equal("2022-01-10", Text(await Coverage("2022-01-12"), "planOverdueSince"));
        Assert.Null(Text(await Coverage("2022-01-10"), "planOverdueSince"));
        await app.Bus.Deliver(Overdue(4, lifted: true));
        await app.Bus.Deliver(Overdue(3));
        Assert.Null(Text(await Coverage("2022-01-12"), "planOverdueSince"));
        await app.Bus.Deliver(Overdue(5));
        Assert.NotNull(Text(await Coverage("2022-01-12"), "planOverdueSince"));
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"))));
        Assert.Null(Text(await Coverage("2022-01-12"), "planOverdueSince"));

        Task<JsonElement> Coverage(string asOf) => app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}&asOf={asOf}");
        PlanOverdue Overdue(long version, bool lifted = false) => new()
        {
            StreamKey = $"plan-overdue:{_plan}",
            Version = version,
            OccurredAt = app.Clock.GetUtcNow(),
            PlanId = _plan,
            UnitCode = Division,
            WorkYear = 2022,
            Title = "Chương trình công tác năm 2022",
            State = "draft",
            DueOn = new DateOnly(2022, 1, 10),
            Lifted = lifted,
        };
    }

    [Fact]
    public async Task The_same_or_an_older_version_changes_nothing()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var issued = Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa")));
        var id = await app.Bus.Deliver(issued);
        await app.Bus.Deliver(issued, id);
        await app.Bus.Deliver(issued);
        await app.Bus.Deliver(Supplemented(Plan(_plan, 2, Planned(_trial, "Kiểm sát phiên tòa v2")), 4));
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Bản cũ đến muộn"))));
        Assert.Equal(new Dictionary<string, string> { ["Kiểm sát phiên tòa v2"] = "Open" }, await app.TaskStates());
    }

    [Fact]
    public async Task A_supplement_adds_changes_and_withdraws_while_assignments_stay_valid_and_flagged()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"), Planned(_entry, "Nhập liệu"))));
        var (trial, entry) = (await TaskOf(app, _trial), await TaskOf(app, _entry));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(trial, "P9-02"), Item(entry, "P9-06")).ShouldBe(HttpStatusCode.OK);

        await app.Bus.Deliver(Supplemented(Plan(_plan, 2, Planned(_trial, "Kiểm sát phiên tòa, thêm 2 phiên"), Planned(_added, "Nhiệm vụ mới")), 4));

        Assert.Equal(
            new Dictionary<string, string> { ["Kiểm sát phiên tòa, thêm 2 phiên"] = "Open", ["Nhập liệu"] = "Withdrawn", ["Nhiệm vụ mới"] = "Open" },
            await app.TaskStates());
        var held = Assert.Single(await app.Responsibles(trial, "2022-03-01"));
        Assert.Equal(("P9-02", "taskChanged"), (Text(held, "personCode"), Text(held, "review")));
        Assert.Equal("taskWithdrawn", Text(Assert.Single(await app.Responsibles(entry, "2022-03-01")), "review"));
        var coverage = await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}&asOf=2022-01-12");
        Assert.Equal("Nhiệm vụ mới", Text(Assert.Single(coverage.GetProperty("tasksWithoutAnyone").EnumerateArray()), "title"));

        await app.Bus.Deliver(Supplemented(Plan(_plan, 3, Planned(_entry, "Nhập liệu")), 5));
        Assert.Equal("Open", (await app.TaskStates())["Nhập liệu"]);
    }

    [Fact]
    public async Task The_plan_sets_the_titles_and_the_unit_the_rest()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa", "prosecutorIntermediate"))));
        var path = $"{Api}/tasks/{await TaskOf(app, _trial)}";
        await ChangeNow(app.Head, HttpMethod.Put, path, "/requirements", Requirement("superviseTrial", effortDays: 15)).ShouldBeProblem(409, "task-titles-from-plan");
        await ChangeNow(app.Head, HttpMethod.Put, path, "/requirements", Requirement("superviseTrial", "prosecutorIntermediate", effortDays: 15)).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Put, path, "", new { title = "Đổi tên" }).ShouldBeProblem(409, "task-not-of-unit");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/withdraw", new { reason = "Rút" }).ShouldBeProblem(409, "task-not-of-unit");
        await app.Bus.Deliver(Supplemented(Plan(_plan, 2, Planned(_trial, "Kiểm sát phiên tòa", "prosecutorSenior")), 4));
        var required = (await app.Head.Read<JsonElement>(path)).GetProperty("required");
        Assert.Equal(("superviseTrial", "prosecutorSenior", 15), (Text(required, "activity"), Text(required, "judicialTitle"), required.GetProperty("effortDays").GetInt32()));
    }

    [Fact]
    public async Task A_plan_of_a_unit_that_is_not_known_yet_waits_for_it()
    {
        await using var app = new AssignmentsApp();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"))));
        Assert.Empty(await app.TaskStates());
        await app.HasUnits(Province, Division);
        await Eventually.True(async () => (await app.TaskStates()).Count == 1);
    }

    [Fact]
    public async Task A_recalled_plan_takes_its_tasks_with_it_once_and_late_versions_do_not_bring_them_back()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"))));
        var trial = await TaskOf(app, _trial);
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(trial, "P9-02")).ShouldBe(HttpStatusCode.OK);
        // So that planning can follow its task to the people who have it.
        var decided = await app.Bus.ShouldHavePublished<AssignmentDecisionIssued>();
        Assert.Equal((trial, _trial), (decided.Items[0].TaskId, decided.Items[0].PlanTaskId));

        var recalled = Withdrawn(9);
        var id = await app.Bus.Deliver(recalled);
        await app.Bus.Deliver(recalled, id);
        await app.Bus.Deliver(recalled);
        await app.Bus.Deliver(Supplemented(Plan(_plan, 2, Planned(_trial, "Bản cũ đến muộn")), 4));

        Assert.Equal(new Dictionary<string, string> { ["Kiểm sát phiên tòa"] = "Withdrawn" }, await app.TaskStates());
        Assert.Equal("Sai thể thức", Text(await app.Head.Read<JsonElement>($"{Api}/tasks/{trial}"), "lastNote"));
        Assert.Equal("taskWithdrawn", Text(Assert.Single(await app.Responsibles(trial, "2022-03-01")), "review"));
    }

    /// <summary>Out of the plan and back in it as it was: it is not withdrawn, and somebody should look at it.</summary>
    [Fact]
    public async Task A_task_that_comes_back_is_not_marked_as_withdrawn()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"), Planned(_entry, "Nhập liệu"))));
        var trial = await TaskOf(app, _trial);
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(trial, "P9-02")).ShouldBe(HttpStatusCode.OK);
        await app.Bus.Deliver(Supplemented(Plan(_plan, 2, Planned(_entry, "Nhập liệu")), 4));
        Assert.Equal("taskWithdrawn", Text(Assert.Single(await app.Responsibles(trial, "2022-01-11")), "review"));
        await app.Bus.Deliver(Supplemented(Plan(_plan, 3, Planned(_trial, "Kiểm sát phiên tòa"), Planned(_entry, "Nhập liệu")), 5));
        Assert.Equal("taskChanged", Text(Assert.Single(await app.Responsibles(trial, "2022-01-11")), "review"));
    }

    /// <summary>A title that is not known here must not be taken for none.</summary>
    [Fact]
    public async Task A_plan_that_asks_for_an_unknown_title_is_given_up_and_changes_nothing()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var id = await app.Bus.Publish(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa", "grandProsecutor"))));
        await app.Bus.ShouldHaveGivenUp(id);
        Assert.Empty(await app.TaskStates());
    }

    [Fact]
    public async Task A_recall_that_comes_before_its_plan_waits()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Publish(Withdrawn(9));
        await app.Bus.Deliver(Issued(Plan(_plan, 1, Planned(_trial, "Kiểm sát phiên tòa"))));
        await Eventually.True(async () => (await app.TaskStates())["Kiểm sát phiên tòa"] == "Withdrawn");
    }

    private PlanWithdrawn Withdrawn(long version) => new()
    {
        StreamKey = $"plan:{_plan}",
        Version = version,
        OccurredAt = TestClock.Start,
        PlanId = _plan,
        UnitCode = Division,
        WorkYear = 2022,
        Title = "Chương trình công tác năm 2022",
        WithdrawnOn = new(2022, 1, 11),
        Reason = "Sai thể thức",
    };

    private static async Task<Guid> TaskOf(AssignmentsApp app, Guid planTask) =>
        (await app.Head.Read<JsonElement>($"{Api}/tasks?planTaskId={planTask}")).GetProperty("items")[0].GetProperty("id").GetGuid();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
