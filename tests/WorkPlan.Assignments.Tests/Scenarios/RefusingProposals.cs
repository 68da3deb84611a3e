using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;
using static WorkPlan.Assignments.Tests.Scenarios.ProposingTheBestAssignment;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class RefusingProposals(DivisionNine division) : IClassFixture<DivisionNine>
{
    [Theory]
    [InlineData("twice", 409, "proposal-scope-twice")]
    [InlineData("nothing", 409, "proposal-nothing-to-assign")]
    [InlineData("leads", 409, "proposal-pinned-twice")]
    [InlineData("law", 409, "proposal-pinned-blocked-by-law")]
    [InlineData("task", 400, "validation-failed")]
    [InlineData("person", 400, "validation-failed")]
    [InlineData("supports", 400, "validation-failed")]
    [InlineData("limit", 400, "validation-failed")]
    public async Task What_cannot_be_proposed_is_refused(string what, int status, string code)
    {
        var app = division.App;
        var trial = await app.HasTask("Kiểm sát xét xử", Requirement("superviseTrial"));
        object request = what switch
        {
            "twice" => new { unitCode = Division, planId = Guid.NewGuid(), taskIds = new[] { trial } },
            "nothing" => new { unitCode = Division, planId = Guid.NewGuid() },
            "leads" => new { unitCode = Division, pinned = new[] { Pin(trial, "P9-01"), Pin(trial, "P9-02") } },
            "law" => new { unitCode = Division, pinned = new[] { Pin(trial, "P9-06") } },
            "task" => new { unitCode = Division, pinned = new[] { Pin(Guid.NewGuid(), "P9-01") } },
            "person" => new { unitCode = Division, pinned = new[] { Pin(trial, "P9-99") } },
            "supports" => new { unitCode = Division, supports = new[] { new { taskId = Guid.NewGuid(), people = 1 } } },
            _ => new { unitCode = Division, timeLimitSeconds = 0 },
        };
        var refused = await app.Head.Create($"{Api}/proposals", request);
        var problem = await refused.ShouldBeProblem(status, code);
        if (what == "law")
            Assert.Equal("activity-reserved-to-prosecutors", problem.Body.GetProperty("items")[0].GetProperty("rule").GetString());
    }
}
