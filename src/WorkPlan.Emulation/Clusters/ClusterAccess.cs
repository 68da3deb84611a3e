using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Clusters;

/// <summary>
/// Which clusters a caller sees: those formed by units where it may read or by units above them, and those that a unit of its own is in.
/// Inside a cluster everybody sees everybody's points: that is what a cluster is for.
/// </summary>
internal sealed class ClusterAccess(EmulationDbContext db, UnitScope scope, IUnitDirectory units)
{
    public async Task<IQueryable<EmulationCluster>> VisibleAsync(CancellationToken cancellationToken)
    {
        var own = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        if (own.All)
            return db.Clusters;
        var codes = own.Codes;
        var tree = await units.GetAsync(cancellationToken);
        var above = codes.SelectMany(tree.Ancestors).Concat(codes).Distinct().ToList();
        return db.Clusters.Where(cluster => above.Contains(cluster.FormedByUnitCode)
            || db.ClusterMembers.Any(member => codes.Contains(member.UnitCode) && member.Spells.Any(spell => spell.ClusterId == cluster.Id)));
    }

    public async Task<EmulationCluster> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(cancellationToken)).SingleOrDefaultAsync(cluster => cluster.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>The cluster, if the caller may do this in the unit that formed it.</summary>
    public async Task<EmulationCluster> DemandAsync(Guid id, string permission, CancellationToken cancellationToken)
    {
        var cluster = await FindAsync(id, cancellationToken);
        await scope.DemandAsync(permission, cluster.FormedByUnitCode, cancellationToken);
        return cluster;
    }
}
