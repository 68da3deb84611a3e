using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>
/// Which campaigns a caller sees: those of the units where it may read, and those launched above them, which address them. A campaign of a
/// unit that ended addresses what is below its heirs.
/// </summary>
internal sealed class CampaignAccess(EmulationDbContext db, UnitScope scope, IUnitDirectory units, UnitLineage lineage, TimeProvider clock)
{
    public async Task<IQueryable<EmulationCampaign>> VisibleAsync(CancellationToken cancellationToken)
    {
        var own = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        if (own.All)
            return db.Campaigns;
        return Addressing(db.Campaigns, await units.GetAsync(cancellationToken), own.Codes);
    }

    /// <summary>Of these campaigns, those that a unit or one below it has launched or is addressed by.</summary>
    public async Task<IQueryable<EmulationCampaign>> UnderAsync(IQueryable<EmulationCampaign> campaigns, string unitCode, CancellationToken cancellationToken)
    {
        var tree = await units.GetAsync(cancellationToken);
        return Addressing(campaigns, tree, [.. tree.Subtree(unitCode)]);
    }

    private IQueryable<EmulationCampaign> Addressing(IQueryable<EmulationCampaign> campaigns, UnitTree tree, IReadOnlyCollection<string> codes)
    {
        var above = codes.Concat(codes.SelectMany(tree.Ancestors)).Distinct().ToList();
        var launching = new UnitSet([.. above.Union(tree.PredecessorsOf(above, VietnamTime.Today(clock)))]);
        return campaigns.InUnits(launching, campaign => campaign.LaunchedByUnitCode);
    }

    public async Task<EmulationCampaign> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(cancellationToken)).SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>Refuses a unit that the campaign does not address.</summary>
    public async Task DemandAddressedAsync(EmulationCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        if (!(await AddressedAsync(campaign, cancellationToken)).Contains(unitCode))
            throw CampaignRules.OutOfScope(unitCode);
    }

    /// <summary>The launching unit, or whoever goes on for it, and all below.</summary>
    public async Task<IReadOnlySet<string>> AddressedAsync(EmulationCampaign campaign, CancellationToken cancellationToken)
    {
        var tree = await units.GetAsync(cancellationToken);
        return (await lineage.LineFromAsync(campaign.LaunchedByUnitCode, cancellationToken)).SelectMany(tree.Subtree).ToHashSet(StringComparer.Ordinal);
    }
}
