using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>What the law forbids to be given, nobody keeps either: not by a word of the head, not because time has passed, not by repetition.</summary>
public sealed class HoldersAndTheLaw
{
    private const string Case = "VA-2022-15";

    [Fact]
    public async Task A_task_that_asks_for_more_than_its_holder_may_do_is_not_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Nhập liệu phiên tòa");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-06")).ShouldBe(HttpStatusCode.OK);
        await Requires(app, task, Requirement("superviseTrial")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("noLongerLawful", await Review(app, task));
        var refused = await Keep(app, task).ShouldBeProblem(409, "assignment-blocked-by-law");
        Assert.Equal(("P9-06", "activity-reserved-to-prosecutors"), (Offending(refused, "personCode"), Offending(refused, "rule")));
        await ChangeNow(app.Staff("P9-06"), HttpMethod.Post, Path(task), "/complete", new { completedOn = "2022-01-11" }).ShouldBeProblem(403, "task-not-lawfully-yours");
        // Asked for less again, there is only a change to look at.
        await Requires(app, task, Requirement()).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("taskChanged", await Review(app, task));
        await Keep(app, task).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("none", await Review(app, task));
    }

    [Fact]
    public async Task A_subject_that_is_named_later_meets_the_interests_declared_before()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await Declares(app, "P9-03", "property").ShouldBe(HttpStatusCode.Created);
        var task = await app.HasTask("Kiểm sát giải quyết đơn");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await Requires(app, task, About("general")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("conflictOfInterest", await Review(app, task));
        await Keep(app, task).ShouldBeProblem(409, "assignment-blocked-by-law");
    }

    [Fact]
    public async Task A_conflict_is_not_hidden_by_a_supplement_of_the_plan()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (planId, planned) = (Guid.NewGuid(), Planned(Guid.NewGuid(), "Kiểm sát giải quyết đơn"));
        await app.Bus.Deliver(Issued(Plan(planId, 1, planned)));
        var task = (await app.Head.Read<JsonElement>($"{Api}/tasks?planId={planId}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await Requires(app, task, About("general")).ShouldBe(HttpStatusCode.OK);
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await Declares(app, "P9-03", "relative").ShouldBe(HttpStatusCode.Created);
        await app.Bus.Deliver(Supplemented(Plan(planId, 2, planned with { Title = "Kiểm sát giải quyết đơn đất đai" }), version: 4));
        Assert.Equal("conflictOfInterest", await Review(app, task));
        await Keep(app, task).ShouldBeProblem(409, "assignment-blocked-by-law");
    }

    /// <summary>Having been in the case in another office concerns what the codes of procedure reserve, nothing else.</summary>
    [Fact]
    public async Task What_no_rule_forbids_is_not_marked_and_can_be_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (file, trial) = (await app.HasTask("Lập hồ sơ", About("general")), await app.HasTask("Kiểm sát xét xử", About("superviseTrial")));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(file, "P9-03"), Item(trial, "P9-03")).ShouldBe(HttpStatusCode.OK);
        var declared = (await Declares(app, "P9-03", "earlierRole").ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        Assert.Equal(("none", "conflictOfInterest"), (await Review(app, file), await Review(app, trial)));
        await Keep(app, file).ShouldBe(HttpStatusCode.OK);
        // A relative's interest that ends takes its mark away; an earlier role never ends.
        await ChangeNow(app.Chief, HttpMethod.Post, declared, "/end", new { lastDay = "2022-01-10" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("conflictOfInterest", await Review(app, trial));
    }

    /// <summary>S5, edge: the term ends on 15/6, the task is due on 30/6 and nobody has handed it over.</summary>
    [Fact]
    public async Task A_title_that_ends_in_the_middle_of_a_task_ends_the_right_to_do_it()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Mai Văn Hạn", judicial: "prosecutorJunior", judicialTo: "2022-06-15")).ShouldBe(HttpStatusCode.Created);
        var (trial, entry) = (await app.HasTask("Kiểm sát phiên tòa", Requirement("superviseTrial")), await app.HasTask("Nhập liệu"));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(trial, "P9-07", overrideReason: "Sẽ bàn giao"), Item(entry, "P9-07")).ShouldBe(HttpStatusCode.OK);
        At(app, 6, 10);
        var told = await app.Bus.ShouldHavePublished<TitleExpiring>(one => one is { PersonCode: "P9-07", DaysLeft: 5 });
        Assert.Equal([trial], told.TaskIds);
        Assert.Equal(2, await Covered(app));

        At(app, 6, 16);
        Assert.Equal(1, await Covered(app));
        Assert.Equal([(trial, "noLongerLawful")], await ToReview(app));
        await Eventually.True(async () => await Review(app, trial, "2022-06-16") == "noLongerLawful");
        await ChangeNow(app.Staff("P9-07"), HttpMethod.Post, Path(trial), "/complete", new { completedOn = "2022-06-16" }).ShouldBeProblem(403, "task-not-lawfully-yours");
        await Keep(app, trial).ShouldBeProblem(409, "assignment-blocked-by-law");
        var late = Assert.Single((await app.Head.Read<JsonElement>($"{Api}/expiring-titles?unit={Division}&within=30")).EnumerateArray());
        Assert.Equal(("P9-07", -1, trial), (Text(late, "personCode"), late.GetProperty("daysLeft").GetInt32(), late.GetProperty("tasks")[0].GetProperty("taskId").GetGuid()));
        await app.Bus.ShouldNotHavePublished<TitleExpirySettled>();
        await ChangeNow(app.Staff("P9-07"), HttpMethod.Post, Path(entry), "/complete", new { completedOn = "2022-06-16" }).ShouldBe(HttpStatusCode.OK);

        await app.Issue("06/QĐ-VKS", "2022-06-17", Item(trial, "P9-04")).ShouldBe(HttpStatusCode.OK);
        At(app, 6, 17);
        await app.Bus.ShouldHavePublished<TitleExpirySettled>(one => one.PersonCode == "P9-07");
        Assert.Empty(await ToReview(app));
    }

    [Fact]
    public async Task Who_supports_where_the_title_counts_is_told_too_and_who_needs_none_is_not()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Mai Văn Hạn", judicial: "examiner", judicialTo: "2022-06-15")).ShouldBe(HttpStatusCode.Created);
        var (assist, entry) = (await app.HasTask("Giúp kiểm sát viên", Requirement("assistProsecutor")), await app.HasTask("Nhập liệu"));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(assist, "P9-05"), Item(assist, "P9-07", "support", "Sẽ bàn giao"), Item(entry, "P9-07")).ShouldBe(HttpStatusCode.OK);
        At(app, 6, 1);
        var told = await app.Bus.ShouldHavePublished<TitleExpiring>(one => one.PersonCode == "P9-07");
        Assert.Equal([assist], told.TaskIds);
    }

    [Theory]
    [InlineData("suspension")]
    [InlineData("maternityLeave")]
    public async Task An_absence_that_is_recorded_later_uncovers_what_is_held(string kind)
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Rà soát án");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-03", "/absences", new { kind, from = "2022-01-11", to = "2022-06-30" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("noLongerLawful", 0), (await Review(app, task), await Covered(app)));
        await Keep(app, task).ShouldBeProblem(409, "assignment-blocked-by-law");
        await ChangeNow(app.Staff("P9-03"), HttpMethod.Post, Path(task), "/progress", new { percent = 20 }).ShouldBeProblem(403, "task-not-lawfully-yours");
        At(app, 7, 1);
        await Eventually.True(async () => await Review(app, task, "2022-07-01") == "none");
        await ChangeNow(app.Staff("P9-03"), HttpMethod.Post, Path(task), "/progress", new { percent = 20 }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recurring_task_does_not_come_back_to_whom_the_law_forbids_it()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var required = new { activity = "general", effortDays = 2, subjects = new[] { new { kind = "case", code = Case } } };
        var series = await app.Head.Create($"{Api}/task-series", new { unitCode = Division, workYear = 2022, title = "Báo cáo", every = "monthly", required }).ShouldBeOk<JsonElement>();
        var id = series.GetProperty("id").GetGuid();
        var january = Assert.Single(await Occurrences(app, id));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(january, "P9-05"), Item(january, "P9-03", "support"), Item(january, "P9-04", "support"), Item(january, "P9-06", "support"))
            .ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-05", "/absences", new { kind = "maternityLeave", from = "2022-01-20", to = "2022-07-20" }).ShouldBe(HttpStatusCode.OK);
        await Declares(app, "P9-03", "relative").ShouldBe(HttpStatusCode.Created);
        // Whoever is known to leave within the month still has its days until then.
        var leaving = new { fullName = "Phạm Thị Đào", unitCode = Division, kind = "civilServant", recruitedOn = "2010-01-01", servesFrom = "2015-01-01", servesTo = "2022-02-10" };
        await ChangeNow(app.Chief, HttpMethod.Put, $"{Api}/people/P9-04", "", leaving).ShouldBe(HttpStatusCode.OK);
        At(app, 2, 2);
        await Eventually.True(async () => (await Occurrences(app, id)).Count == 2);
        var february = (await Occurrences(app, id)).Single(task => task != january);
        Assert.Equal(
            [("P9-04", "2022-02-01", "2022-02-10"), ("P9-06", "2022-02-01", null)],
            (await app.Responsibles(february, "2022-02-01")).Select(held => (Text(held, "personCode"), Text(held, "from"), Text(held, "to"))).Order());
    }

    private static void At(AssignmentsApp app, int month, int day) =>
        app.Clock.MoveTo(new DateTimeOffset(2022, month, day, 8, 0, 0, TimeSpan.FromHours(7)));

    private static string Path(Guid task) => $"{Api}/tasks/{task}";

    private static object About(string activity) => new { activity, effortDays = 3, subjects = new[] { new { kind = "case", code = Case } } };

    private static Task<HttpResponseMessage> Declares(AssignmentsApp app, string person, string nature) =>
        app.Chief.Create($"{Api}/people/{person}/interests", new { subject = new { kind = "case", code = Case }, nature, from = "2022-01-01" });

    private static Task<HttpResponseMessage> Requires(AssignmentsApp app, Guid task, object required) =>
        ChangeNow(app.Head, HttpMethod.Put, Path(task), "/requirements", required);

    private static Task<HttpResponseMessage> Keep(AssignmentsApp app, Guid task) =>
        ChangeNow(app.Head, HttpMethod.Post, Path(task), "/responsibles/keep", new { reason = "Vẫn phù hợp" });

    private static async Task<string?> Review(AssignmentsApp app, Guid task, string day = "2022-01-11") =>
        Text(Assert.Single(await app.Responsibles(task, day)), "review");

    private static async Task<int> Covered(AssignmentsApp app) =>
        (await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}")).GetProperty("tasksCovered").GetInt32();

    private static async Task<List<(Guid Task, string? Review)>> ToReview(AssignmentsApp app) =>
        [
            .. (await app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}")).GetProperty("tasksToReview").EnumerateArray()
                .Select(task => (task.GetProperty("taskId").GetGuid(), Text(task, "review"))),
        ];

    private static async Task<List<Guid>> Occurrences(AssignmentsApp app, Guid series) =>
        [.. (await app.Head.Read<JsonElement>($"{Api}/tasks?seriesId={series}")).GetProperty("items").EnumerateArray().Select(task => task.GetProperty("id").GetGuid())];

    private static string? Offending(Problem problem, string name) => Text(Assert.Single(problem.Body.GetProperty("items").EnumerateArray()), name);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
