using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Rankings;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Scoring;

internal static class ScoringEndpoints
{
    public static void MapScoring(this IEndpointRouteBuilder routes)
    {
        var tagged = routes.MapGroup("").WithTags("Scores");
        tagged.MapGet("/scoring-tables", ListTables).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/scoring-tables", AddTable).RequirePermission(EmulationPermissions.WriteScoringTables).ForTheWholeSystem()
            .Idempotent<EmulationDbContext>();
        tagged.MapGet("/scores", GetScores).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/scores/recompute", Recompute).RequirePermission(EmulationPermissions.WriteScoringTables).ForTheWholeSystem();
    }

    private static async Task<IReadOnlyList<ScoringTableView>> ListTables(EmulationDbContext db, CancellationToken cancellationToken)
    {
        var tables = await db.ScoringTables.AsNoTracking()
            .OrderBy(table => table.Code).ThenBy(table => table.ValidFrom).ToListAsync(cancellationToken);
        return [.. tables.Select(ScoringTableView.Of)];
    }

    /// <summary>
    /// A new edition: the one before ends where it begins, the scores of the years that it governs are computed anew in the same transaction,
    /// and a published ranking that changes gets its next version, with the edition as its reason.
    /// </summary>
    private static async Task<CreatedWithETag<ScoringTableView>> AddTable(
        AddScoringTableRequest request, EmulationDbContext db, RecomputeScores recompute, CancellationToken cancellationToken)
    {
        var table = ScoringTable.Register(request);
        var validity = new Validity(table.ValidFrom, table.ValidTo);
        foreach (var known in await db.ScoringTables.Where(known => known.Code == table.Code).ToListAsync(cancellationToken))
        {
            known.GiveWayTo(table);
            if (validity.Overlaps(new Validity(known.ValidFrom, known.ValidTo)))
                throw ScoringRules.Overlaps(known.LegalBasis);
        }
        db.ScoringTables.Add(table);
        await db.InOneAsync(
            async () =>
            {
                await db.SaveChangesAsync(cancellationToken);
                await recompute.ApplyAsync(table, cancellationToken);
                return await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return ETagged.Created($"/api/v1/emulation/scoring-tables/{table.Id}", ScoringTableView.Of(table), table);
    }

    private static async Task<ClusterScoresView> GetScores(
        Guid cluster, int workYear, string? unit, EmulationDbContext db, ClusterAccess access, RankingDesk rankings, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(cluster, cancellationToken);
        var table = await rankings.TableAsync(found, workYear, cancellationToken);
        var rows = (await rankings.RowsAsync(found.Id, workYear, cancellationToken)).Where(row => unit is null || row.UnitCode == unit).ToList();
        var ended = (await rankings.EndedAsync(found.Id, workYear, cancellationToken)).Where(score => unit is null || score.UnitCode == unit).ToList();
        List<string> codes = [.. rows.Select(row => row.UnitCode), .. ended.Select(score => score.UnitCode)];
        var names = await db.Units.AsNoTracking().Where(known => codes.Contains(known.Code))
            .ToDictionaryAsync(known => known.Code, known => known.Name, cancellationToken);
        var sheets = table is null
            ? new Dictionary<string, ScoreSheet>()
            : await rankings.SheetsAsync(table, workYear, codes, cancellationToken);
        return new ClusterScoresView(
            found.Id, found.Name, workYear, found.ScoringTableCode, table?.LegalBasis,
            [.. (table?.Rules ?? []).Select(rule => new RuleView(rule.Code, rule.Name, rule.Kind))],
            [
                .. rows.Select(row => new UnitScoreView(
                    row.UnitCode, names.GetValueOrDefault(row.UnitCode), row.Rank, row.Hundredths / 100m,
                    row.ByRule.ToDictionary(rule => rule.Key, rule => rule.Value / 100m),
                    [.. (sheets.GetValueOrDefault(row.UnitCode) ?? ScoreSheet.Empty).Lines.Select(PointView.Of)])),
            ],
            [
                .. ended.Select(score => new EndedUnitScoreView(
                    score.UnitCode, names.GetValueOrDefault(score.UnitCode), score.Hundredths / 100m,
                    score.ByRule.ToDictionary(rule => rule.Key, rule => rule.Value / 100m),
                    [.. (sheets.GetValueOrDefault(score.UnitCode) ?? ScoreSheet.Empty).Lines.Select(PointView.Of)])),
            ]);
    }

    private static Task<RecomputedView> Recompute(
        RecomputeScoresRequest request, EmulationDbContext db, RecomputeScores recompute, CancellationToken cancellationToken) => db.InOneAsync(
        async () =>
        {
            var (scores, changed) = await recompute.RunAsync(request.WorkYear, RankingCause.OfFrame("recompute"), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new RecomputedView(request.WorkYear, scores, changed);
        },
        cancellationToken);
}
