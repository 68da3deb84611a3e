using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Assignments.Tests.Telemetry;

public sealed class CountingForOperators
{
    [Fact]
    public async Task What_there_is_none_of_is_counted_as_0()
    {
        await using var app = new AssignmentsApp();

        var page = await app.Anonymous().MetricsWith("workplan_tasks", "workplan_tasks_overdue", "workplan_decisions");

        Assert.Equal(0, page.ValueOf("workplan_tasks", "inProgress"));
        Assert.Equal(0, page.ValueOf("workplan_tasks_overdue", "open"));
        Assert.Equal(0, page.ValueOf("workplan_decisions", "issued"));
    }
}
