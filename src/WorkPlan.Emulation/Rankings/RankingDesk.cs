using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Rankings;

/// <summary>Makes rankings follow the scores; the caller saves.</summary>
internal sealed class RankingDesk(EmulationDbContext db, ScoringTables tables, TimeProvider clock)
{
    /// <summary>Of very many changes of a version the last ones are shown.</summary>
    private const int MostCauses = 500;

    /// <summary>A score changed: what caused it joins the draft, and after a published version opens the next one.</summary>
    public async Task ReviseAsync(Guid clusterId, int workYear, IReadOnlyList<RankingCause> causes, CancellationToken cancellationToken)
    {
        if (await ScoreQueries.Of(db).Ranking(db, clusterId, workYear, cancellationToken) is not { } ranking)
            return;
        ranking.Follow(causes, clock.GetUtcNow());
        db.Touch(ranking);
        var told = db.RankingChanges.Local.Count(change => change.RankingId == ranking.Id);
        db.RankingChanges.AddRange(causes.Select((cause, place) => new RankingChange
        {
            RankingId = ranking.Id,
            VersionNumber = ranking.Latest.Number,
            Revision = ranking.NextVersion(),
            Number = told + place,
            UnitCode = cause.UnitCode,
            Cause = cause,
        }));
    }

    /// <summary>The source of a change says later than the change itself why: a version that is not yet published takes it in.</summary>
    /// <returns>False when no change wants it.</returns>
    public async Task<bool> HearWhyAsync(
        ClusterRanking ranking, string unitCode, string targetCode, DateOnly since, string reason, CancellationToken cancellationToken)
    {
        if (ranking.Latest.State == RankingState.Published)
            return false;
        var changes = await db.RankingChanges
            .Where(change => change.RankingId == ranking.Id && change.VersionNumber == ranking.Latest.Number && change.UnitCode == unitCode)
            .OrderBy(change => change.Revision).ThenBy(change => change.Number).ToListAsync(cancellationToken);
        if (changes.Find(change => change.Cause.Reason is null && change.Cause.On >= since && change.Cause.IsOfTarget(targetCode)) is not { } wanted)
            return false;
        wanted.Cause = wanted.Cause with { Reason = reason };
        db.Touch(ranking);
        return true;
    }

    /// <summary>A version with its rows, which of a draft are what the scores give now, and with what it takes in, oldest first.</summary>
    public async Task<RankingContent> ContentAsync(ClusterRanking ranking, RankingVersion version, CancellationToken cancellationToken)
    {
        var changes = await db.RankingChanges.AsNoTracking()
            .Where(change => change.RankingId == ranking.Id && change.VersionNumber == version.Number)
            .OrderByDescending(change => change.Revision).ThenByDescending(change => change.Number).Take(MostCauses)
            .Select(change => change.Cause).ToListAsync(cancellationToken);
        changes.Reverse();
        var rows = version.State == RankingState.Draft ? await RowsAsync(ranking.ClusterId, ranking.WorkYear, cancellationToken) : version.Rows;
        return new RankingContent(ranking, version, rows, changes);
    }

    /// <summary>The units of the cluster on the year's last day, in the order of what they scored; a unit without facts has no points.</summary>
    public async Task<IReadOnlyList<RankedUnit>> RowsAsync(Guid clusterId, int workYear, CancellationToken cancellationToken)
    {
        var found = await Members(clusterId, EligibilityReader.YearOf(workYear).To)
            .LeftJoin(
                db.UnitScores.Where(score => score.WorkYear == workYear && score.ClusterId == clusterId), member => member.UnitCode, score => score.UnitCode,
                (member, score) => new { member.UnitCode, Hundredths = (long?)score!.Hundredths, ByRule = (Dictionary<string, long>?)score!.ByRule })
            .ToListAsync(cancellationToken);
        var table = await tables.OfAsync(clusterId, workYear, cancellationToken);
        return RankingOrder.Rank(
            found.Select(row => row is { Hundredths: { } points, ByRule: { } byRule }
                ? new Standing(row.UnitCode, points, byRule)
                : Standing.None(row.UnitCode)),
            table?.TieBreak ?? []);
    }

    /// <summary>The edition of the cluster's table that governs the year; null when none is in force.</summary>
    public ValueTask<ScoringTable?> TableAsync(EmulationCluster cluster, int workYear, CancellationToken cancellationToken) =>
        tables.OfAsync(cluster.Id, workYear, cancellationToken);

    /// <summary>The units of a cluster on a day, in the order of their codes; a unit that has ended is in none.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(Guid clusterId, DateOnly asOf, CancellationToken cancellationToken) =>
        await Members(clusterId, asOf).Select(member => member.UnitCode).OrderBy(code => code).ToListAsync(cancellationToken);

    private IQueryable<ClusterMember> Members(Guid clusterId, DateOnly asOf) => db.ClusterMembers
        .Where(member => member.Spells.Any(spell => spell.ClusterId == clusterId && spell.From <= asOf && (spell.To == null || spell.To >= asOf)));

    /// <summary>Units that were scored in the cluster in the year and ended within it: they have no place, and keep their points.</summary>
    public async Task<IReadOnlyList<UnitScore>> EndedAsync(Guid clusterId, int workYear, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(workYear);
        return await db.UnitScores.AsNoTracking()
            .Where(score => score.WorkYear == workYear && score.ClusterId == clusterId
                && db.ClusterMembers.Any(member => member.UnitCode == score.UnitCode && member.Spells.Any(spell =>
                    spell.ClusterId == clusterId && spell.EndsWithUnit && spell.To >= year.From && spell.To < year.To)))
            .OrderBy(score => score.UnitCode).ToListAsync(cancellationToken);
    }

    /// <summary>Every point of some units in the year, with its fact.</summary>
    public async Task<IReadOnlyDictionary<string, ScoreSheet>> SheetsAsync(
        ScoringTable table, int workYear, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var facts = await db.ScoreFacts.AsNoTracking()
            .Where(fact => fact.WorkYear == workYear && units.Contains(fact.UnitCode)).ToListAsync(cancellationToken);
        return facts.GroupBy(fact => fact.UnitCode).ToDictionary(unit => unit.Key, unit => ScoreSheet.Of(table, unit), StringComparer.Ordinal);
    }
}

/// <summary>A version of a ranking as it is read.</summary>
internal sealed record RankingContent(
    ClusterRanking Ranking, RankingVersion Version, IReadOnlyList<RankedUnit> Rows, IReadOnlyList<RankingCause> Causes)
{
    /// <summary>The ranks of the version before; none for the first.</summary>
    public IReadOnlyDictionary<string, int> FormerRanks() =>
        Ranking.Former(Version).ToDictionary(row => row.UnitCode, row => row.Rank, StringComparer.Ordinal);
}
