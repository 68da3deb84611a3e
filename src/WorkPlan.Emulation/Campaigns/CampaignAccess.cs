using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>
/// Which campaigns a caller sees: those of the units where it may read, and those launched above them, which address them.
/// </summary>
internal sealed class CampaignAccess(EmulationDbContext db, UnitScope scope, IUnitDirectory units)
{
    public async Task<IQueryable<EmulationCampaign>> VisibleAsync(CancellationToken cancellationToken)
    {
        var own = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        if (own.All)
            return db.Campaigns;
        var tree = await units.GetAsync(cancellationToken);
        var visible = new UnitSet([.. own.Codes.Concat(own.Codes.SelectMany(tree.Ancestors)).Distinct()]);
        return db.Campaigns.InUnits(visible, campaign => campaign.LaunchedByUnitCode);
    }

    public async Task<EmulationCampaign> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(cancellationToken)).SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>Refuses a unit that the campaign does not address.</summary>
    public async Task DemandAddressedAsync(EmulationCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        var tree = await units.GetAsync(cancellationToken);
        if (!tree.Subtree(campaign.LaunchedByUnitCode).Contains(unitCode))
            throw CampaignRules.OutOfScope(unitCode);
    }
}
