using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation;

/// <summary>
/// By which day something reached a campaign that sets a last day for it. Whoever owes it says so today; that it came on an earlier day is for
/// the launching unit to say, or for whoever goes on for it, because it received it.
/// </summary>
internal sealed class DaysOfReceipt(UnitScope scope, UnitLineage lineage, TimeProvider clock)
{
    public async Task DemandAsync(EmulationCampaign campaign, DateOnly on, CancellationToken cancellationToken)
    {
        Dates.DemandNotAhead(on, clock);
        var today = VietnamTime.Today(clock);
        if (on == today)
            return;
        var launching = await lineage.StandingForAsync(campaign.LaunchedByUnitCode, today, cancellationToken);
        if (!(await scope.UnitsAsync(EmulationPermissions.LaunchCampaigns, cancellationToken)).Contains(launching))
            throw new ForbiddenException("only-launching-unit-dates-back", launching);
    }
}
