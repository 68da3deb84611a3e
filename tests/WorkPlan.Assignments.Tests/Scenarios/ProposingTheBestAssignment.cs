using System.Net;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class ProposingTheBestAssignment
{
    private const string Day = "2022-01-12";

    [Fact]
    public async Task All_open_tasks_are_assigned_at_once_within_the_law_and_it_is_proven()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask("Kiểm sát xét xử", Requirement("superviseTrial", judicial: "prosecutorIntermediate", effortDays: 20));
        for (var number = 0; number < 8; number++)
            await app.HasTask($"Nhập liệu quý {number}", Requirement(effortDays: 10), dueOn: "2022-03-31");
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day });
        Assert.True(proposal.GetProperty("provenOptimal").GetBoolean());
        Assert.Equal(proposal.GetProperty("value").GetInt64(), proposal.GetProperty("bound").GetInt64());
        Assert.Contains("chứng minh", proposal.GetProperty("explanation").GetString(), StringComparison.Ordinal);
        Assert.Empty(proposal.GetProperty("unplaced").EnumerateArray());
        Assert.Contains(Lead(proposal, trial), (string[])["P9-01", "P9-02"]);
        Assert.Equal(9, proposal.GetProperty("tasks").GetArrayLength());
        // 100 days of work for six people: nobody carries much more than his part.
        Assert.All(proposal.GetProperty("loads").EnumerateArray(), load => Assert.InRange(load.GetProperty("effortDays").GetInt32(), 0, 40));
        var candidate = proposal.GetProperty("tasks")[0].GetProperty("candidates")[0];
        Assert.Matches("^\\d+ điểm = 40 khởi điểm", candidate.GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task Whoever_has_a_task_keeps_it_and_a_pinned_choice_holds()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (one, other) = (await app.HasTask("Việc một"), await app.HasTask("Việc hai"));
        await app.Issue("05/QĐ-VKS", Day, Item(one, "P9-05"), Item(other, "P9-06")).ShouldBe(HttpStatusCode.OK);
        var kept = await Propose(app, new { unitCode = Division, effectiveOn = "2022-02-01" });
        Assert.Equal(("P9-05", "P9-06"), (Lead(kept, one), Lead(kept, other)));
        Assert.Contains(kept.GetProperty("tasks")[0].GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("hasItToday").GetBoolean());

        var pinned = new[] { new { taskId = one, personCode = "P9-03", role = "lead" }, new { taskId = other, personCode = "P9-04", role = "support" } };
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = "2022-02-01", pinned });
        Assert.Equal("P9-03", Lead(proposal, one));
        var seats = Task(proposal, other).GetProperty("seats").EnumerateArray().ToList();
        Assert.Equal(["lead", "support"], seats.Select(seat => seat.GetProperty("role").GetString()));
        Assert.Equal(("P9-04", true), (seats[1].GetProperty("personCode").GetString(), seats[1].GetProperty("pinned").GetBoolean()));
        Assert.NotEqual("P9-04", seats[0].GetProperty("personCode").GetString());
    }

    [Fact]
    public async Task Every_supporter_asked_for_is_another_person()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Rà soát liên ngành");
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day, supports = new[] { new { taskId = task, people = 3 } } });
        var people = Task(proposal, task).GetProperty("seats").EnumerateArray().Select(seat => seat.GetProperty("personCode").GetString()).ToList();
        Assert.Equal(4, people.Distinct().Count());
        Assert.DoesNotContain(null, people);
    }

    [Fact]
    public async Task What_the_law_forbids_everybody_is_named_with_the_nearest_person()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var protest = await app.HasTask("Ký kháng nghị", Requirement("signProtest"));
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day });
        var unplaced = Assert.Single(proposal.GetProperty("unplaced").EnumerateArray());
        Assert.Equal((protest, "blocked-by-law"), (unplaced.GetProperty("taskId").GetGuid(), unplaced.GetProperty("reason").GetString()));
        Assert.Equal(JsonValueKind.Null, unplaced.GetProperty("relaxation").ValueKind);
        Assert.Equal("protest-signed-by-leadership", unplaced.GetProperty("blocks")[0].GetProperty("rule").GetString());
        Assert.Contains("không nới được", unplaced.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Null(Lead(proposal, protest));
    }

    [Fact]
    public async Task Too_much_work_is_named_with_the_days_that_would_be_enough_and_they_are()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        // January has fewer than 15 working days left.
        var task = await app.HasTask("Chuyên đề gấp", Requirement("superviseTrial", judicial: "prosecutorSenior", effortDays: 15), dueOn: "2022-01-31");
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day });
        var unplaced = Assert.Single(proposal.GetProperty("unplaced").EnumerateArray());
        Assert.Equal("capacity", unplaced.GetProperty("reason").GetString());
        var relaxation = unplaced.GetProperty("relaxation");
        Assert.Equal("P9-01", relaxation.GetProperty("personCode").GetString());
        var days = relaxation.GetProperty("moreDays").GetDouble();
        Assert.Contains($"Lê Văn Hoằng thêm {days} ngày công", unplaced.GetProperty("sentence").GetString(), StringComparison.Ordinal);

        var question = new { unitCode = Division, effectiveOn = Day };
        var enough = await TryOut(app, new { proposal = question, moreDays = new[] { new { personCode = "P9-01", days = (int)Math.Ceiling(days) } } });
        Assert.Equal([task], enough.GetProperty("difference").GetProperty("newlyPlaced").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal("P9-01", Lead(enough.GetProperty("whatIf"), task));
        if (days > 1)
        {
            var less = await TryOut(app, new { proposal = question, moreDays = new[] { new { personCode = "P9-01", days = (int)Math.Ceiling(days) - 1 } } });
            Assert.Empty(less.GetProperty("difference").GetProperty("newlyPlaced").EnumerateArray());
        }
    }

    [Fact]
    public async Task No_load_rises_above_the_spread_that_is_allowed()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        for (var number = 0; number < 12; number++)
            await app.HasTask($"Việc {number}", Requirement(effortDays: 10), dueOn: "2022-11-30");
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day, objective = new { balance = 0, mostSpreadPercent = 2 } });
        Assert.Empty(proposal.GetProperty("unplaced").EnumerateArray());
        Assert.All(proposal.GetProperty("loads").EnumerateArray(), load => Assert.Equal(20, load.GetProperty("effortDays").GetInt32()));
    }

    /// <summary>However much an even spread is wanted: what somebody may do and has the days for is not left undone for it.</summary>
    [Fact]
    public async Task Balance_leaves_no_seat_empty_that_could_be_filled()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await OnlyTheHeadMay(app);
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day, taskIds = new[] { task }, objective = new { balance = 20, freeSpreadPercent = 0 } });
        Assert.Equal("P9-01", Lead(proposal, task));
        Assert.Empty(proposal.GetProperty("unplaced").EnumerateArray());
    }

    [Fact]
    public async Task Where_the_spread_that_is_allowed_is_in_the_way_it_is_named_with_the_one_that_would_be_enough()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await OnlyTheHeadMay(app);
        var unplaced = Assert.Single((await Spread(10)).GetProperty("unplaced").EnumerateArray());
        Assert.Equal("spread", unplaced.GetProperty("reason").GetString());
        var (relaxation, sentence) = (unplaced.GetProperty("relaxation"), unplaced.GetProperty("sentence").GetString());
        Assert.Equal(("P9-01", 0.0), (relaxation.GetProperty("personCode").GetString(), relaxation.GetProperty("moreDays").GetDouble()));
        var enough = relaxation.GetProperty("mostSpreadPercent").GetInt32();
        Assert.Contains($"{enough} điểm phần trăm", sentence, StringComparison.Ordinal);
        Assert.Equal("P9-01", Lead(await Spread(enough), task));
        Assert.Null(Lead(await Spread(enough - 1), task));

        Task<JsonElement> Spread(int mostSpreadPercent) =>
            Propose(app, new { unitCode = Division, effectiveOn = Day, taskIds = new[] { task }, objective = new { balance = 0, mostSpreadPercent } });
    }

    /// <summary>A year that somebody has mistyped costs neither an hour of computing nor an error.</summary>
    [Theory]
    [InlineData("2999-12-31")]
    [InlineData("9999-12-31")]
    public async Task A_due_day_beyond_any_plan_is_refused(string dueOn)
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Head.Create($"{Api}/tasks", new { unitCode = Division, workYear = 2022, title = "Việc", dueOn }).ShouldBeProblem(409, "task-due-beyond-reason");
        // Of a plan it comes all the same, and counts until the end of the next work year.
        await app.Bus.Deliver(Issued(Plan(Guid.NewGuid(), 1, Planned(Guid.NewGuid(), "Gõ nhầm năm") with { DueOn = DateOnly.Parse(dueOn, System.Globalization.CultureInfo.InvariantCulture) })));
        var proposal = await Propose(app, new { unitCode = Division, effectiveOn = Day });
        Assert.NotNull(Assert.Single(proposal.GetProperty("tasks").EnumerateArray()).GetProperty("proposedPersonCode").GetString());
    }

    [Fact]
    public async Task Another_unit_is_not_the_heads_to_propose_for()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.HasTask("Việc", unit: OtherDivision);
        await (await app.Head.Create($"{Api}/proposals", new { unitCode = OtherDivision })).ShouldBeProblem(403, "outside-your-units");
        await (await app.As(Roles.Staff, Division, personCode: "P9-03").Create($"{Api}/proposals", new { unitCode = Division }))
            .ShouldBeProblem(403, "not-permitted");
    }

    /// <summary>A task of sixty days for which nobody else has the title, and a hundred days that its only candidate has already.</summary>
    private static async Task<Guid> OnlyTheHeadMay(AssignmentsApp app)
    {
        var held = await app.HasTask("Việc đang giữ", Requirement(effortDays: 100), dueOn: "2022-11-30");
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(held, "P9-01")).ShouldBe(HttpStatusCode.OK);
        return await app.HasTask("Chuyên đề", Requirement(judicial: "prosecutorSenior", effortDays: 60), dueOn: "2022-11-30");
    }

    internal static object Pin(Guid taskId, string personCode) => new { taskId, personCode, role = "lead" };

    internal static Task<JsonElement> Propose(AssignmentsApp app, object request) =>
        app.Head.Create($"{Api}/proposals", request).ShouldBeOk<JsonElement>();

    internal static Task<JsonElement> TryOut(AssignmentsApp app, object request) =>
        app.Head.Create($"{Api}/proposals/what-if", request).ShouldBeOk<JsonElement>();

    internal static JsonElement Task(JsonElement proposal, Guid id) =>
        proposal.GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("taskId").GetGuid() == id);

    internal static string? Lead(JsonElement proposal, Guid id) => Task(proposal, id).GetProperty("proposedPersonCode").GetString();
}
