using System.Text.Json;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Telemetry;

public sealed class CountingForOperators
{
    [Fact]
    public async Task What_there_is_none_of_is_counted_as_0()
    {
        await using var app = new PlanningApp();

        var page = await app.Anonymous().MetricsWith("workplan_plans", "workplan_obligations_open", "workplan_obligations_overdue", "workplan_uptake_waiting");

        Assert.Equal(0, page.ValueOf("workplan_plans", "issued"));
        Assert.Equal(0, page.ValueOf("workplan_obligations_overdue", "supplement"));
        Assert.Equal(0, page.ValueOf("workplan_uptake_waiting", "direction"));
        Assert.Equal(0, page.ValueOf("workplan_results_total", "recorded"));
        Assert.Equal(0, page["workplan_plans_issued_total"].Samples.Single().Value);
        // What else is told of the instance, its leases among it, is read from the same database.
        Assert.Equal("planning", (await app.As("operator").Read<JsonElement>("/api/v1/operations/planning/state")).GetProperty("service").GetString());
    }
}
