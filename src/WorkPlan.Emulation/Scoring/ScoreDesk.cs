using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// Keeps scores in line with facts, in the transaction that changes the facts: what is new replaces what is older, and takes its place in
/// the sums of the unit's score; a ranking that this touches hears of it. All facts are read only where nothing was added up yet under the
/// table at hand. The caller saves.
/// </summary>
internal sealed class ScoreDesk(EmulationDbContext db, RankingDesk rankings, ScoringTables tables, CorrectionReasons reasons)
{
    /// <returns>False when nothing was new.</returns>
    public async Task<bool> RecordAsync(string unitCode, int workYear, IReadOnlyCollection<ScoreFact> news, CancellationToken cancellationToken)
    {
        // The score first: its version is what keeps two changes of the same unit apart.
        var score = await FindAsync(unitCode, workYear, cancellationToken);
        var (cluster, table) = await tables.OfUnitAsync(unitCode, workYear, cancellationToken);
        var sums = table is null ? null : score.SumsUnder(table);
        var facts = await KnownAsync(score, news, cancellationToken);
        var causes = new List<RankingCause>();
        foreach (var fact in news)
        {
            var known = facts.GetValueOrDefault((fact.Kind, fact.Key));
            if (known is not null && !known.IsOlderThan(fact))
                continue;
            causes.Add(RankingCause.Of(fact, known?.Value));
            if (known is null)
            {
                db.ScoreFacts.Add(known = fact);
                facts.Add((fact.Kind, fact.Key), fact);
            }
            else
            {
                if (sums is not null)
                    table!.Points().TakeOut(known, sums);
                known.Take(fact);
            }
            if (sums is not null)
                table!.Points().Put(known, sums);
        }
        if (causes.Count == 0)
            return false;
        db.Touch(score);
        if (table is not null)
            sums ??= table.Points().SumsOf(await AllAsync(score, facts, cancellationToken));
        await SettleAsync(score, cluster, table, sums, await reasons.ExplainAsync(unitCode, workYear, causes, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Where the unit is scored may have changed: its clusters, or their tables.</summary>
    /// <returns>The rankings, by cluster and work year, that heard of it.</returns>
    public async Task<IReadOnlySet<(Guid ClusterId, int WorkYear)>> ReviseAsync(string unitCode, RankingCause cause, CancellationToken cancellationToken)
    {
        var told = new HashSet<(Guid, int)>();
        foreach (var year in await db.UnitScores.Where(score => score.UnitCode == unitCode).Select(score => score.WorkYear).ToListAsync(cancellationToken))
        {
            var score = await FindAsync(unitCode, year, cancellationToken);
            var (cluster, table) = await tables.OfUnitAsync(unitCode, year, cancellationToken);
            var sums = table?.Points().SumsOf(await AllAsync(score, new Dictionary<(ScoreFactKind, string), ScoreFact>(), cancellationToken));
            db.Touch(score);
            told.UnionWith((await SettleAsync(score, cluster, table, sums, [cause with { UnitCode = unitCode }], cancellationToken)).Select(id => (id, year)));
        }
        return told;
    }

    /// <summary>What is known of the same things as the news.</summary>
    private async Task<Dictionary<(ScoreFactKind, string), ScoreFact>> KnownAsync(
        UnitScore score, IReadOnlyCollection<ScoreFact> news, CancellationToken cancellationToken) =>
        await ScoreQueries.Of(db).Facts(db, score.UnitCode, score.WorkYear, [.. news.Select(fact => fact.Key).Distinct()])
            .ToDictionaryAsync(fact => (fact.Kind, fact.Key), cancellationToken: cancellationToken);

    /// <summary>Every fact of the unit's year: as it is about to be saved where it is changed, otherwise as it stands.</summary>
    private async Task<IEnumerable<ScoreFact>> AllAsync(
        UnitScore score, IReadOnlyDictionary<(ScoreFactKind, string), ScoreFact> changed, CancellationToken cancellationToken)
    {
        var stored = await db.ScoreFacts.AsNoTracking().Where(fact => fact.UnitCode == score.UnitCode && fact.WorkYear == score.WorkYear)
            .ToListAsync(cancellationToken);
        return stored.Where(fact => !changed.ContainsKey((fact.Kind, fact.Key))).Concat(changed.Values);
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

    /// <returns>The clusters that the change concerns; none when nothing changed.</returns>
    private async Task<IReadOnlyList<Guid>> SettleAsync(
        UnitScore score, Guid? cluster, ScoringTable? table, Dictionary<string, RuleSum>? sums, IReadOnlyList<RankingCause> causes,
        CancellationToken cancellationToken)
    {
        var (before, clusterBefore) = (score.Hundredths, score.ClusterId);
        if (!score.Settle(cluster, table, sums))
            return [];
        var told = causes.Select(cause => cause with { HundredthsBefore = before, HundredthsAfter = score.Hundredths }).ToList();
        var concerned = new[] { clusterBefore, cluster }.OfType<Guid>().Distinct().ToList();
        foreach (var id in concerned)
            await rankings.ReviseAsync(id, score.WorkYear, told, cancellationToken);
        return concerned;
    }
}
