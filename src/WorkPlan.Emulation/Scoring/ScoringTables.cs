using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;

namespace WorkPlan.Emulation.Scoring;

/// <summary>Which edition of a scoring table governs a work year; looked up once in a scope.</summary>
internal sealed class ScoringTables(EmulationDbContext db)
{
    private readonly Dictionary<(Guid ClusterId, int WorkYear), ScoringTable?> _known = [];

    /// <summary>Null where no edition of the cluster's series is in force on the year's last day.</summary>
    public async ValueTask<ScoringTable?> OfAsync(Guid clusterId, int workYear, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((clusterId, workYear), out var known))
            return known;
        return _known[(clusterId, workYear)] = await InForce(db.Clusters.Where(cluster => cluster.Id == clusterId), EligibilityReader.YearOf(workYear).To)
            .Select(found => found.Table).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The cluster that a unit is in on the year's last day, with the edition of its table; no cluster where it is in none in force.</summary>
    public async ValueTask<(Guid? ClusterId, ScoringTable? Table)> OfUnitAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var day = EligibilityReader.YearOf(workYear).To;
        var clusters =
            from member in db.ClusterMembers
            where member.UnitCode == unitCode
            from spell in member.Spells
            where spell.From <= day && (spell.To == null || spell.To >= day)
            join cluster in db.Clusters on spell.ClusterId equals cluster.Id
            where cluster.ValidFrom <= day && (cluster.ValidTo == null || cluster.ValidTo >= day)
            select cluster;
        if (await InForce(clusters, day).FirstOrDefaultAsync(cancellationToken) is not { } found)
            return (null, null);
        return (found.ClusterId, _known[(found.ClusterId, workYear)] = found.Table);
    }

    private IQueryable<ClusterTable> InForce(IQueryable<EmulationCluster> clusters, DateOnly day) => (
        from cluster in clusters
        from table in db.ScoringTables
            .Where(table => table.Code == cluster.ScoringTableCode && table.ValidFrom <= day && (table.ValidTo == null || table.ValidTo >= day))
            .DefaultIfEmpty()
        select new ClusterTable { ClusterId = cluster.Id, Table = table }).AsNoTracking();

    private sealed class ClusterTable
    {
        public required Guid ClusterId { get; init; }

        public required ScoringTable? Table { get; init; }
    }
}
