using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Clusters;

/// <summary>Whether a unit may join a cluster: it is below the unit that formed it, or below whoever goes on for that one.</summary>
internal sealed class Joining(UnitLineage lineage, IUnitDirectory units)
{
    public async Task DemandBelowAsync(EmulationCluster cluster, string unitCode, CancellationToken cancellationToken)
    {
        if (!await IsBelowAsync(cluster, unitCode, cancellationToken))
            throw ClusterRules.NotBelow(unitCode, cluster.FormedByUnitCode);
    }

    public async Task<bool> IsBelowAsync(EmulationCluster cluster, string unitCode, CancellationToken cancellationToken)
    {
        var tree = await units.GetAsync(cancellationToken);
        return (await lineage.LineFromAsync(cluster.FormedByUnitCode, cancellationToken)).Any(above => tree.Subtree(above).Contains(unitCode));
    }
}
