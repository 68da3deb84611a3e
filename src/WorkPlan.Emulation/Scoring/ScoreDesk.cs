using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// Keeps scores in line with facts, in the transaction that changes the facts: what is new replaces what is older, the unit's score is
/// settled from all its facts, and a ranking that this touches hears of it. The caller saves.
/// </summary>
internal sealed class ScoreDesk(EmulationDbContext db, RankingDesk rankings, ScoringTables tables, CorrectionReasons reasons)
{
    /// <returns>False when nothing was new.</returns>
    public async Task<bool> RecordAsync(string unitCode, int workYear, IEnumerable<ScoreFact> news, CancellationToken cancellationToken)
    {
        // The score first: its version is what keeps two changes of the same unit apart.
        var score = await FindAsync(unitCode, workYear, cancellationToken);
        // Of many only a few change: only these are tracked.
        var facts = await ScoreQueries.Of(db).Facts(db, unitCode, workYear).ToDictionaryAsync(fact => (fact.Kind, fact.Key), cancellationToken: cancellationToken);
        var causes = new List<RankingCause>();
        foreach (var fact in news)
        {
            var known = facts.GetValueOrDefault((fact.Kind, fact.Key));
            var before = known?.Value;
            if (known is null)
            {
                db.ScoreFacts.Add(fact);
                facts.Add((fact.Kind, fact.Key), fact);
            }
            else if (known.Take(fact))
                db.ScoreFacts.Update(known);
            else
                continue;
            causes.Add(RankingCause.Of(fact, before));
        }
        if (causes.Count == 0)
            return false;
        db.Touch(score);
        await SettleAsync(score, facts.Values, await reasons.ExplainAsync(unitCode, workYear, causes, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Where the unit is scored may have changed: its clusters, or their tables.</summary>
    public async Task ReviseAsync(string unitCode, RankingCause cause, CancellationToken cancellationToken)
    {
        foreach (var year in await db.UnitScores.Where(score => score.UnitCode == unitCode).Select(score => score.WorkYear).ToListAsync(cancellationToken))
        {
            var score = await FindAsync(unitCode, year, cancellationToken);
            var facts = await db.ScoreFacts.AsNoTracking().Where(fact => fact.UnitCode == unitCode && fact.WorkYear == year).ToListAsync(cancellationToken);
            db.Touch(score);
            await SettleAsync(score, facts, [cause with { UnitCode = unitCode }], cancellationToken);
        }
    }

    private async Task<UnitScore> FindAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        if (db.UnitScores.Local.FindEntryUntyped([workYear, unitCode])?.Entity is { } tracked)
            return tracked;
        if (await ScoreQueries.Of(db).Score(db, unitCode, workYear, cancellationToken) is { } known)
            return known;
        var score = new UnitScore { UnitCode = unitCode, WorkYear = workYear };
        db.UnitScores.Add(score);
        return score;
    }

    private async Task SettleAsync(
        UnitScore score, IEnumerable<ScoreFact> facts, IReadOnlyList<RankingCause> causes, CancellationToken cancellationToken)
    {
        var (cluster, table) = await tables.OfUnitAsync(score.UnitCode, score.WorkYear, cancellationToken);
        var (before, clusterBefore) = (score.Hundredths, score.ClusterId);
        if (!score.Settle(cluster, table, table is null ? ScoreSheet.Empty : ScoreSheet.Of(table, facts)))
            return;
        var told = causes.Select(cause => cause with { HundredthsBefore = before, HundredthsAfter = score.Hundredths }).ToList();
        foreach (var concerned in new[] { clusterBefore, cluster }.OfType<Guid>().Distinct())
            await rankings.ReviseAsync(concerned, score.WorkYear, told, score, cancellationToken);
    }
}
