using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Emulation.Rankings;

/// <summary>Makes rankings follow the scores; the caller saves.</summary>
internal sealed class RankingDesk(EmulationDbContext db, ScoringTables tables, TimeProvider clock)
{
    /// <summary>A score changed: a draft follows, and after a published version the next one is opened with what caused it.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="workYear">The work year.</param>
    /// <param name="causes">What changed.</param>
    /// <param name="fresh">A score that may be about to be saved for the first time; null when all are saved.</param>
    public async Task ReviseAsync(
        Guid clusterId, int workYear, IReadOnlyList<RankingCause> causes, UnitScore? fresh, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.SingleOrDefaultAsync(
            known => known.ClusterId == clusterId && known.WorkYear == workYear, cancellationToken);
        if (ranking is null || await db.Clusters.FindAsync([clusterId], cancellationToken) is not { } cluster)
            return;
        ranking.Follow(await RowsAsync(cluster, workYear, fresh, cancellationToken), causes, clock.GetUtcNow());
        db.Touch(ranking);
    }

    /// <summary>The units of the cluster on the year's last day, in the order of what they scored; a unit without facts has no points.</summary>
    public Task<IReadOnlyList<RankedUnit>> RowsAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken) =>
        RowsAsync(cluster, workYear, null, cancellationToken);

    private async Task<IReadOnlyList<RankedUnit>> RowsAsync(
        EmulationCluster cluster, int workYear, UnitScore? fresh, CancellationToken cancellationToken)
    {
        var units = await MembersAsync(cluster.Id, EligibilityReader.YearOf(workYear).To, cancellationToken);
        var saved = await db.UnitScores.Where(score => score.WorkYear == workYear && units.Contains(score.UnitCode)).ToListAsync(cancellationToken);
        // What is about to be saved counts already: a tracked score comes back from the query as it is now, a new one does not come at all.
        var scores = saved.Union(fresh is null ? [] : [fresh]).Where(score => score.ClusterId == cluster.Id)
            .ToDictionary(score => score.UnitCode, StringComparer.Ordinal);
        var table = await TableAsync(cluster, workYear, cancellationToken);
        return RankingOrder.Rank(
            units.Select(unit => scores.GetValueOrDefault(unit) is { } score
                ? new Standing(unit, score.Hundredths, score.ByRule)
                : new Standing(unit, 0, new Dictionary<string, long>())),
            table?.TieBreak ?? []);
    }

    /// <summary>The edition of the cluster's table that governs the year; null when none is in force.</summary>
    public ValueTask<ScoringTable?> TableAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken) =>
        tables.OfAsync(cluster.ScoringTableCode, workYear, cancellationToken);

    /// <summary>The units of a cluster on a day that are in force on that day, in the order of their codes.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(Guid clusterId, DateOnly asOf, CancellationToken cancellationToken) =>
        await db.ClusterMembers
            .Where(member => member.Spells.Any(spell => spell.ClusterId == clusterId && spell.From <= asOf && (spell.To == null || spell.To >= asOf))
                && !db.Units.Any(unit => unit.Code == member.UnitCode && unit.ValidTo != null && unit.ValidTo < asOf))
            .Select(member => member.UnitCode).OrderBy(code => code).ToListAsync(cancellationToken);

    /// <summary>Every point of some units in the year, with its fact.</summary>
    public async Task<IReadOnlyDictionary<string, ScoreSheet>> SheetsAsync(
        ScoringTable table, int workYear, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var facts = await db.ScoreFacts.AsNoTracking()
            .Where(fact => fact.WorkYear == workYear && units.Contains(fact.UnitCode)).ToListAsync(cancellationToken);
        return facts.GroupBy(fact => fact.UnitCode).ToDictionary(unit => unit.Key, unit => ScoreSheet.Of(table, unit), StringComparer.Ordinal);
    }
}
