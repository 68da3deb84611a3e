using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Emulation.Telemetry;

/// <summary>What stands in emulation's database, counted for operators; docs/telemetry.md lists them.</summary>
internal static class EmulationFigures
{
    public static readonly IReadOnlyList<Figure<EmulationDbContext>> All =
    [
        new("workplan.emulation.campaigns", "{campaign}", "Emulation campaigns, by state.", "state",
            (db, _, token) => db.Campaigns.CountByAsync(campaign => campaign.State, token)),
    ];
}
