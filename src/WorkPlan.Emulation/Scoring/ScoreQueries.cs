using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// What every correction of a figure reads, compiled once for a model: a correction asks for a few rows, and looking up how such a
/// question was translated before would take as long as the answer.
/// </summary>
internal sealed class ScoreQueries
{
    /// <summary>A compiled query belongs to one model, and a process may have one for each provider.</summary>
    private static readonly ConditionalWeakTable<IModel, ScoreQueries> Known = [];

    public readonly Func<EmulationDbContext, string, int, CancellationToken, Task<UnitScore?>> Score = EF.CompileAsyncQuery(
        (EmulationDbContext db, string unitCode, int workYear, CancellationToken cancellationToken) =>
            db.UnitScores.FirstOrDefault(score => score.WorkYear == workYear && score.UnitCode == unitCode));

    /// <summary>Of the facts of a unit's year those with these keys.</summary>
    public readonly Func<EmulationDbContext, string, int, string[], IAsyncEnumerable<ScoreFact>> Facts = EF.CompileAsyncQuery(
        (EmulationDbContext db, string unitCode, int workYear, string[] keys) => db.ScoreFacts
            .Where(fact => fact.UnitCode == unitCode && fact.WorkYear == workYear && keys.Contains(fact.Key)));

    public readonly Func<EmulationDbContext, string, int, IAsyncEnumerable<TargetCorrection>> UntoldCorrections = EF.CompileAsyncQuery(
        (EmulationDbContext db, string unitCode, int workYear) => db.TargetCorrections
            .Where(correction => correction.UnitCode == unitCode && correction.WorkYear == workYear && !correction.Told)
            .OrderBy(correction => correction.SourceVersion).ThenBy(correction => correction.Period).AsQueryable());

    /// <summary>
    /// The cluster that a unit is in on a year's last day, or was in on its own, where it ended within the year; with the edition of its
    /// table on the year's last day.
    /// </summary>
    public readonly Func<EmulationDbContext, string, DateOnly, DateOnly, CancellationToken, Task<ClusterTable?>> TableOfUnit = EF.CompileAsyncQuery(
        (EmulationDbContext db, string unitCode, DateOnly firstDay, DateOnly day, CancellationToken cancellationToken) => (
            from member in db.ClusterMembers
            where member.UnitCode == unitCode
            from spell in member.Spells
            where spell.From <= day && (spell.To == null || spell.To >= day || (spell.EndsWithUnit && spell.To >= spell.From && spell.To >= firstDay))
            join cluster in db.Clusters on spell.ClusterId equals cluster.Id
            where cluster.ValidFrom <= day && (cluster.ValidTo == null || cluster.ValidTo >= day || (spell.EndsWithUnit && cluster.ValidTo >= spell.To))
            from table in db.ScoringTables
                .Where(table => table.Code == cluster.ScoringTableCode && table.ValidFrom <= day && (table.ValidTo == null || table.ValidTo >= day))
                .DefaultIfEmpty()
            select new ClusterTable { ClusterId = cluster.Id, Table = table }).AsNoTracking().FirstOrDefault());

    public readonly Func<EmulationDbContext, Guid, int, CancellationToken, Task<ClusterRanking?>> Ranking = EF.CompileAsyncQuery(
        (EmulationDbContext db, Guid clusterId, int workYear, CancellationToken cancellationToken) =>
            db.Rankings.SingleOrDefault(known => known.ClusterId == clusterId && known.WorkYear == workYear));

    private ScoreQueries()
    {
    }

    public static ScoreQueries Of(EmulationDbContext db) => Known.GetValue(db.Model, _ => new ScoreQueries());

    /// <summary>No table where no edition is in force.</summary>
    internal sealed class ClusterTable
    {
        public required Guid ClusterId { get; init; }

        public required ScoringTable? Table { get; init; }
    }
}
