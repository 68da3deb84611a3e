using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Emulation.Rankings;

/// <summary>Makes rankings follow the scores; the caller saves.</summary>
internal sealed class RankingDesk(EmulationDbContext db, ScoringTables tables, TimeProvider clock)
{
    /// <summary>Scores that are about to be saved: they count already.</summary>
    private readonly Dictionary<(string UnitCode, int WorkYear), UnitScore> _unsaved = [];

    /// <summary>A score changed: a draft follows, and after a published version the next one is opened with what caused it.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="workYear">The work year.</param>
    /// <param name="causes">What changed.</param>
    /// <param name="changed">The score, when it is about to be saved; null when all are saved.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReviseAsync(
        Guid clusterId, int workYear, IReadOnlyList<RankingCause> causes, UnitScore? changed, CancellationToken cancellationToken)
    {
        if (changed is not null)
            _unsaved[(changed.UnitCode, workYear)] = changed;
        if (await ScoreQueries.Of(db).Ranking(db, clusterId, workYear, cancellationToken) is not { } ranking)
            return;
        ranking.Follow(await RowsAsync(clusterId, workYear, cancellationToken), causes, clock.GetUtcNow());
        db.Touch(ranking);
    }

    /// <summary>The units of the cluster on the year's last day, in the order of what they scored; a unit without facts has no points.</summary>
    public async Task<IReadOnlyList<RankedUnit>> RowsAsync(Guid clusterId, int workYear, CancellationToken cancellationToken)
    {
        var found = await ScoreQueries.Of(db).Members(db, clusterId, workYear, EligibilityReader.YearOf(workYear).To).ToListAsync(cancellationToken);
        var table = await tables.OfAsync(clusterId, workYear, cancellationToken);
        return RankingOrder.Rank(
            found.Select(row => _unsaved.TryGetValue((row.UnitCode, workYear), out var unsaved)
                ? unsaved.ClusterId == clusterId ? new Standing(row.UnitCode, unsaved.Hundredths, unsaved.ByRule) : Standing.None(row.UnitCode)
                : row is { Hundredths: { } points, ByRule: { } byRule } ? new Standing(row.UnitCode, points, byRule) : Standing.None(row.UnitCode)),
            table?.TieBreak ?? []);
    }

    /// <summary>The edition of the cluster's table that governs the year; null when none is in force.</summary>
    public ValueTask<ScoringTable?> TableAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken) =>
        tables.OfAsync(cluster.Id, workYear, cancellationToken);

    /// <summary>The units of a cluster on a day that are in force on that day, in the order of their codes.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(Guid clusterId, DateOnly asOf, CancellationToken cancellationToken) =>
        await Members(clusterId, asOf).Select(member => member.UnitCode).OrderBy(code => code).ToListAsync(cancellationToken);

    private IQueryable<ClusterMember> Members(Guid clusterId, DateOnly asOf) => db.ClusterMembers
        .Where(member => member.Spells.Any(spell => spell.ClusterId == clusterId && spell.From <= asOf && (spell.To == null || spell.To >= asOf))
            && !db.Units.Any(unit => unit.Code == member.UnitCode && unit.ValidTo != null && unit.ValidTo < asOf));

    /// <summary>Every point of some units in the year, with its fact.</summary>
    public async Task<IReadOnlyDictionary<string, ScoreSheet>> SheetsAsync(
        ScoringTable table, int workYear, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var facts = await db.ScoreFacts.AsNoTracking()
            .Where(fact => fact.WorkYear == workYear && units.Contains(fact.UnitCode)).ToListAsync(cancellationToken);
        return facts.GroupBy(fact => fact.UnitCode).ToDictionary(unit => unit.Key, unit => ScoreSheet.Of(table, unit), StringComparer.Ordinal);
    }
}
