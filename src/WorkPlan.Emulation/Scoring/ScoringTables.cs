using Microsoft.EntityFrameworkCore;
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
        var day = EligibilityReader.YearOf(workYear).To;
        return _known[(clusterId, workYear)] = await (
            from cluster in db.Clusters
            where cluster.Id == clusterId
            from table in db.ScoringTables
            where table.Code == cluster.ScoringTableCode && table.ValidFrom <= day && (table.ValidTo == null || table.ValidTo >= day)
            select table).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The cluster that a unit is in on the year's last day, or was in on its own within the year, with the edition of its table; no cluster
    /// where it is in none in force.
    /// </summary>
    public async ValueTask<(Guid? ClusterId, ScoringTable? Table)> OfUnitAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(workYear);
        if (await ScoreQueries.Of(db).TableOfUnit(db, unitCode, year.From, year.To, cancellationToken) is not { } found)
            return (null, null);
        return (found.ClusterId, _known[(found.ClusterId, workYear)] = found.Table);
    }
}
