using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// All scores of a work year from its facts, whatever stood before: after a new edition of a table, or to prove what was kept, sums of
/// rules included. Facts are read once, in the order of their key; only what differs is saved, and rankings that it touches get their
/// next version.
/// </summary>
internal sealed class RecomputeScores(EmulationDbContext db, RankingDesk rankings)
{
    /// <summary>An edition begins: every year with scores whose last day is not before it, since it may also take over from another one.</summary>
    public async Task ApplyAsync(ScoringTable edition, CancellationToken cancellationToken)
    {
        var years = await db.UnitScores.Select(score => score.WorkYear).Distinct().OrderBy(year => year).ToListAsync(cancellationToken);
        foreach (var year in years.Where(year => EligibilityReader.YearOf(year).To >= edition.ValidFrom))
            await RunAsync(year, RankingCause.OfEdition(edition), cancellationToken);
    }

    /// <returns>How many scores were computed, and how many were not what the facts give.</returns>
    public async Task<(int Scores, int Changed)> RunAsync(int workYear, RankingCause cause, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(workYear);
        var clusters = await db.Clusters.ToDictionaryAsync(cluster => cluster.Id, cancellationToken);
        var tables = (await db.ScoringTables.AsNoTracking().ToListAsync(cancellationToken)).Where(table => table.Governs(year))
            .ToDictionary(table => table.Code, StringComparer.Ordinal);
        var clusterOf = (await db.ClusterMembers.AsNoTracking().ToListAsync(cancellationToken))
            .Select(member => (member.UnitCode, Cluster: member.ScoredIn(year), On: member.CountsOn(year)))
            .Where(member => member.Cluster is { } id && clusters[id].IsInForce(member.On))
            .ToDictionary(member => member.UnitCode, member => clusters[member.Cluster!.Value], StringComparer.Ordinal);
        var known = await db.UnitScores.Where(score => score.WorkYear == workYear)
            .ToDictionaryAsync(score => score.UnitCode, StringComparer.Ordinal, cancellationToken);
        var touched = new Dictionary<Guid, List<RankingCause>>();
        var (scores, changed) = (0, 0);
        await foreach (var (unit, facts) in ByUnitAsync(workYear, cancellationToken))
        {
            scores++;
            var cluster = clusterOf.GetValueOrDefault(unit);
            var table = cluster is null ? null : tables.GetValueOrDefault(cluster.ScoringTableCode);
            if (!known.TryGetValue(unit, out var score))
                db.UnitScores.Add(score = new UnitScore { UnitCode = unit, WorkYear = workYear });
            var (before, clusterBefore) = (score.Hundredths, score.ClusterId);
            var sums = table?.Points().SumsOf(facts);
            var wrong = score.Contradicts(sums);
            var moved = score.Settle(cluster?.Id, table, sums);
            changed += moved || wrong ? 1 : 0;
            if (!moved)
                continue;
            foreach (var concerned in new[] { clusterBefore, cluster?.Id }.OfType<Guid>().Distinct())
            {
                if (!touched.TryGetValue(concerned, out var causes))
                    touched[concerned] = causes = [];
                causes.Add(cause with { UnitCode = unit, HundredthsBefore = before, HundredthsAfter = score.Hundredths });
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (cluster, causes) in touched)
            await rankings.ReviseAsync(cluster, workYear, causes, cancellationToken);
        return (scores, changed);
    }

    private async IAsyncEnumerable<(string UnitCode, IReadOnlyList<ScoreFact> Facts)> ByUnitAsync(
        int workYear, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = new List<ScoreFact>();
        var query = db.ScoreFacts.AsNoTracking().Where(fact => fact.WorkYear == workYear).OrderBy(fact => fact.UnitCode).AsAsyncEnumerable();
        await foreach (var fact in query.WithCancellation(cancellationToken))
        {
            if (facts.Count > 0 && facts[^1].UnitCode != fact.UnitCode)
            {
                yield return (facts[^1].UnitCode, facts);
                facts.Clear();
            }
            facts.Add(fact);
        }
        if (facts.Count > 0)
            yield return (facts[^1].UnitCode, facts);
    }
}
