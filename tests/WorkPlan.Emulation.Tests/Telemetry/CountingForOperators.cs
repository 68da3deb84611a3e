using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Emulation.Tests.Telemetry;

public sealed class CountingForOperators
{
    [Fact]
    public async Task What_there_is_none_of_is_counted_as_0()
    {
        await using var app = new EmulationApp();

        var page = await app.Anonymous().MetricsWith("workplan_emulation_campaigns");

        Assert.Equal(0, page.ValueOf("workplan_emulation_campaigns", "launched"));
    }

    [Fact]
    public async Task Campaigns_are_counted_by_state()
    {
        await using var app = new EmulationApp();
        await app.Bus.Deliver(EmulationApp.UnitState(EmulationApp.Province, null, "province"));
        await app.HasLaunchedCampaign();

        Assert.Equal(1, (await app.Anonymous().MetricsWith("workplan_emulation_campaigns")).ValueOf("workplan_emulation_campaigns", "launched"));
    }
}
