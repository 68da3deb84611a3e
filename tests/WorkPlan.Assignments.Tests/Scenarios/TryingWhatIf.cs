using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;
using static WorkPlan.Assignments.Tests.Scenarios.ProposingTheBestAssignment;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class TryingWhatIf
{
    private static readonly object Question = new { unitCode = Division, effectiveOn = "2022-01-12" };

    [Fact]
    public async Task An_absence_moves_the_work_and_changes_nothing_in_truth()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask("Kiểm sát xét xử", Requirement("superviseTrial", judicial: "prosecutorSenior", effortDays: 20));
        var absences = new[] { new { personCode = "P9-01", kind = "maternityLeave", from = "2022-01-01", to = "2022-06-30" } };
        var answer = await TryOut(app, new { proposal = Question, absences });
        Assert.Equal("P9-01", Lead(answer.GetProperty("today"), trial));
        Assert.Null(Lead(answer.GetProperty("whatIf"), trial));
        var difference = answer.GetProperty("difference");
        var changed = Assert.Single(difference.GetProperty("tasks").EnumerateArray());
        Assert.Equal("P9-01", changed.GetProperty("before")[0].GetString());
        var unplaced = Assert.Single(difference.GetProperty("newlyUnplaced").EnumerateArray());
        Assert.Equal("blocked-by-law", unplaced.GetProperty("reason").GetString());
        var load = difference.GetProperty("loads").EnumerateArray().Single(one => one.GetProperty("personCode").GetString() == "P9-01");
        Assert.Equal((20, 0), (load.GetProperty("daysBefore").GetInt32(), load.GetProperty("daysAfter").GetInt32()));
        Assert.True(load.GetProperty("capacityAfter").GetInt32() < load.GetProperty("capacityBefore").GetInt32());
        Assert.Equal(0, await app.Database(db => db.People.SelectMany(person => person.Absences).CountAsync()));
        Assert.Equal("P9-01", Lead(await Propose(app, Question), trial));
    }

    [Fact]
    public async Task Somebody_comes_and_somebody_leaves()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P10-01", "Mai Văn Khác", unitCode: OtherDivision, judicial: "prosecutorSenior"))
            .ShouldBe(HttpStatusCode.Created);
        var trial = await app.HasTask("Kiểm sát xét xử", Requirement("superviseTrial", judicial: "prosecutorSenior"));
        var transfers = new[]
        {
            new { personCode = "P9-01", toUnitCode = OtherDivision, on = "2022-01-12" },
            new { personCode = "P10-01", toUnitCode = Division, on = "2022-01-10" },
        };
        var answer = await app.Chief.Create($"{Api}/proposals/what-if", new { proposal = Question, transfers }).ShouldBeOk<JsonElement>();
        Assert.Equal("P10-01", Lead(answer.GetProperty("whatIf"), trial));
        var loads = answer.GetProperty("difference").GetProperty("loads").EnumerateArray().ToDictionary(one => one.GetProperty("personCode").GetString()!);
        Assert.Equal(JsonValueKind.Null, loads["P9-01"].GetProperty("daysAfter").ValueKind);
        Assert.Equal(JsonValueKind.Null, loads["P10-01"].GetProperty("daysBefore").ValueKind);
        Assert.Equal(Division, await app.Database(db => db.People.Where(person => person.Code == "P9-01").Select(person => person.UnitCode).SingleAsync()));
    }

    [Fact]
    public async Task A_new_task_finds_its_people()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.HasTask("Việc cũ");
        var newTasks = new[] { new { title = "Việc mới", dueOn = "2022-06-30", supports = 1, required = Requirement("superviseTrial") } };
        var answer = await TryOut(app, new { proposal = Question, newTasks });
        var added = Assert.Single(answer.GetProperty("difference").GetProperty("tasks").EnumerateArray(), task => task.GetProperty("title").GetString() == "Việc mới");
        Assert.Equal(0, added.GetProperty("before").GetArrayLength());
        Assert.Equal(2, added.GetProperty("after").EnumerateArray().Select(person => person.GetString()).Where(code => code != "").Distinct().Count());
        Assert.Equal(1, await app.Database(db => db.Tasks.CountAsync()));
    }

    [Theory]
    [InlineData("unknown", 400, "validation-failed")]
    [InlineData("unseen", 400, "validation-failed")]
    [InlineData("elsewhere", 400, "validation-failed")]
    [InlineData("overlap", 409, "absence-overlaps")]
    public async Task What_cannot_be_tried_is_refused(string what, int status, string code)
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P10-01", "Mai Văn Khác", unitCode: OtherDivision)).ShouldBe(HttpStatusCode.Created);
        await app.HasTask("Việc");
        var absence = new { personCode = what == "unknown" ? "P9-99" : "P9-03", kind = "study", from = "2022-02-01", to = "2022-03-01" };
        object request = what switch
        {
            "unseen" => new { proposal = Question, transfers = new[] { new { personCode = "P10-01", toUnitCode = Division, on = "2022-01-10" } } },
            "elsewhere" => new { proposal = Question, moreDays = new[] { new { personCode = "P10-01", days = 5 } } },
            _ => new { proposal = Question, absences = what == "overlap" ? new[] { absence, absence } : [absence] },
        };
        await (await app.Head.Create($"{Api}/proposals/what-if", request)).ShouldBeProblem(status, code);
    }
}
