using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Emulation.Rankings;

/// <summary>Makes rankings follow the scores; the caller saves.</summary>
internal sealed class RankingDesk(EmulationDbContext db, TimeProvider clock)
{
    /// <summary>A score changed: a draft follows, and after a published version the next one is opened with what caused it.</summary>
    public async Task ReviseAsync(Guid clusterId, int workYear, IReadOnlyList<RankingCause> causes, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.SingleOrDefaultAsync(
            known => known.ClusterId == clusterId && known.WorkYear == workYear, cancellationToken);
        if (ranking is null || await db.Clusters.FindAsync([clusterId], cancellationToken) is not { } cluster)
            return;
        ranking.Follow(await RowsAsync(cluster, workYear, cancellationToken), causes, clock.GetUtcNow());
        db.Touch(ranking);
    }

    /// <summary>The units of the cluster on the year's last day, in the order of what they scored; a unit without facts has no points.</summary>
    public async Task<IReadOnlyList<RankedUnit>> RowsAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken)
    {
        var units = await MembersAsync(cluster.Id, EligibilityReader.YearOf(workYear).To, cancellationToken);
        await db.UnitScores.Where(score => score.WorkYear == workYear && units.Contains(score.UnitCode)).LoadAsync(cancellationToken);
        // What is about to be saved counts already.
        var scores = db.UnitScores.Local.Where(score => score.WorkYear == workYear && score.ClusterId == cluster.Id)
            .ToDictionary(score => score.UnitCode, StringComparer.Ordinal);
        var table = await TableAsync(cluster, workYear, cancellationToken);
        return RankingOrder.Rank(
            units.Select(unit => scores.GetValueOrDefault(unit) is { } score
                ? new Standing(unit, score.Hundredths, score.ByRule)
                : new Standing(unit, 0, new Dictionary<string, long>())),
            table?.TieBreak ?? []);
    }

    /// <summary>The edition of the cluster's table that governs the year; null when none is in force.</summary>
    public async Task<ScoringTable?> TableAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(workYear);
        var editions = await db.ScoringTables.AsNoTracking().Where(table => table.Code == cluster.ScoringTableCode).ToListAsync(cancellationToken);
        return editions.Find(table => table.Governs(year));
    }

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
