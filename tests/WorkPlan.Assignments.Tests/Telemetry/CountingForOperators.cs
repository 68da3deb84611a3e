using System.Net;
using WorkPlan.Testing.Http;
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

    [Fact]
    public async Task Tasks_overdue_ones_and_decisions_are_counted()
    {
        await using var app = new AssignmentsApp();
        await app.HasDivisionNine();
        await app.HasTask("Đã qua hạn", dueOn: "2022-06-29");
        var task = await app.HasTask("Hạn là hôm nay", dueOn: "2022-06-30");
        await app.Draft("1/QĐ-VKS", "2022-02-01", AssignmentsApp.Item(task, "P9-01")).ShouldBe(HttpStatusCode.Created);
        app.Clock.MoveTo(new DateTimeOffset(2022, 6, 30, 12, 0, 0, TimeSpan.FromHours(7)));

        var page = await app.Anonymous().MetricsWith("workplan_tasks", "workplan_tasks_overdue", "workplan_decisions");

        Assert.Equal((2, 1), (page.ValueOf("workplan_tasks", "open"), page.ValueOf("workplan_tasks_overdue", "open")));
        Assert.Equal(1, page.ValueOf("workplan_decisions", "draft"));
    }
}
