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

    [Fact]
    public async Task What_runs_and_what_is_owed_is_counted()
    {
        await using var app = new InspectionsApp();
        await app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh);
        var campaign = await app.HasAnnouncedCampaign();
        await app.HasFinding(campaign, InspectionsApp.HuongSon);
        // The self report was due at 16:00 of 15 June, the remedy by the last day of the month.
        app.Clock.MoveTo(InspectionsApp.ReportsDueAt.AddMinutes(1));

        var page = await app.Anonymous().MetricsWith("workplan_inspections_running", "workplan_findings", "workplan_obligations_open", "workplan_obligations_overdue");

        Assert.Equal(2, page.ValueOf("workplan_inspections_running", "open"));
        Assert.Equal(1, page.ValueOf("workplan_findings", "open"));
        Assert.Equal((1, 1), (page.ValueOf("workplan_obligations_open", "selfInspect"), page.ValueOf("workplan_obligations_overdue", "selfInspect")));
        Assert.Equal((1, 0), (page.ValueOf("workplan_obligations_open", "remediate"), page.ValueOf("workplan_obligations_overdue", "remediate")));
    }
}
