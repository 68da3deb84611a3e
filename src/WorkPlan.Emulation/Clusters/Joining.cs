using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Clusters;

/// <summary>Whether a unit may join a cluster: it is below the unit that formed it, or below whoever goes on for that one, and is there on the day.</summary>
internal sealed class Joining(ClusterMemberships memberships, UnitLineage lineage, IUnitDirectory units)
{
    public async Task<ClusterMember> DemandAsync(EmulationCluster cluster, string unitCode, DateOnly from, CancellationToken cancellationToken)
    {
        if (!await IsBelowAsync(cluster, unitCode, cancellationToken))
            throw ClusterRules.NotBelow(unitCode, cluster.FormedByUnitCode);
        if (await lineage.LastDayOfAsync(unitCode, cancellationToken) is { } lastDay && lastDay < from)
            throw ClusterRules.UnitEnded(unitCode, lastDay);
        return await memberships.OfAsync(unitCode, cancellationToken);
    }

    public async Task<bool> IsBelowAsync(EmulationCluster cluster, string unitCode, CancellationToken cancellationToken)
    {
        var tree = await units.GetAsync(cancellationToken);
        return (await lineage.LineFromAsync(cluster.FormedByUnitCode, cancellationToken)).Any(above => tree.Subtree(above).Contains(unitCode));
    }
}
