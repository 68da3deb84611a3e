using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Inspections.Tests.Telemetry;

public sealed class CountingForOperators
{
    [Fact]
    public async Task What_there_is_none_of_is_counted_as_0()
    {
        await using var app = new InspectionsApp();

        var page = await app.Anonymous().MetricsWith("workplan_inspections_running", "workplan_findings", "workplan_obligations_open", "workplan_obligations_overdue");

        Assert.Equal(0, page.ValueOf("workplan_inspections_running", "submitted"));
        Assert.Equal(0, page.ValueOf("workplan_findings", "verified"));
        Assert.Equal(0, page.ValueOf("workplan_obligations_overdue", "remediate"));
    }
}
