using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Rankings;

internal static class RankingEndpoints
{
    public static void MapRankings(this IEndpointRouteBuilder routes)
    {
        var rankings = routes.MapGroup("/rankings").WithTags("Rankings");
        rankings.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        rankings.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        rankings.MapGet("/{id:guid}/versions/{number:int}", GetVersion).RequirePermission(EmulationPermissions.Read);
        rankings.MapGet("/{id:guid}/versions/{number:int}/points", GetPoints).RequirePermission(EmulationPermissions.Read);
        rankings.MapPost("/", Prepare).RequirePermission(EmulationPermissions.PrepareRankings).Idempotent<EmulationDbContext>();
        rankings.MapPost("/{id:guid}/explain", Explain).RequirePermission(EmulationPermissions.PrepareRankings);
        rankings.MapPost("/{id:guid}/verify", Verify).RequirePermission(EmulationPermissions.VerifyRankings);
        rankings.MapPost("/{id:guid}/publish", Publish).RequirePermission(EmulationPermissions.PublishRankings);
    }

    private static async Task<IReadOnlyList<RankingView>> List(
        int workYear, Guid? cluster, EmulationDbContext db, ClusterAccess access, RankingDesk desk, CancellationToken cancellationToken)
    {
        var visible = (await access.VisibleAsync(cancellationToken)).Select(known => known.Id);
        var rankings = await db.Rankings.AsNoTracking()
            .Where(ranking => ranking.WorkYear == workYear && (cluster == null || ranking.ClusterId == cluster) && visible.Contains(ranking.ClusterId))
            .OrderBy(ranking => ranking.ClusterId).ToListAsync(cancellationToken);
        var views = new List<RankingView>(rankings.Count);
        foreach (var ranking in rankings)
            views.Add(await ViewAsync(ranking, desk, cancellationToken));
        return views;
    }

    private static async Task<OkWithETag<RankingView>> Get(
        Guid id, EmulationDbContext db, ClusterAccess access, RankingDesk desk, CancellationToken cancellationToken)
    {
        var (ranking, _) = await FindAsync(id, db, access, cancellationToken);
        return ETagged.Ok(await ViewAsync(ranking, desk, cancellationToken), ranking);
    }

    private static async Task<RankingVersionView> GetVersion(
        Guid id, int number, EmulationDbContext db, ClusterAccess access, RankingDesk desk, CancellationToken cancellationToken)
    {
        var (ranking, _) = await FindAsync(id, db, access, cancellationToken);
        var version = ranking.Versions.SingleOrDefault(known => known.Number == number) ?? throw new NotFoundException();
        return RankingVersionView.Of(await desk.ContentAsync(ranking, version, cancellationToken));
    }

    private static async Task<PublishedPointsView> GetPoints(
        Guid id, int number, string unit, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        await FindAsync(id, db, access, cancellationToken);
        var points = await db.RankingPoints.AsNoTracking().SingleOrDefaultAsync(
            known => known.RankingId == id && known.VersionNumber == number && known.UnitCode == unit, cancellationToken)
            ?? throw new NotFoundException();
        return new PublishedPointsView(id, number, unit, [.. points.Lines.Select(PointView.Of)]);
    }

    private static async Task<CreatedWithETag<RankingView>> Prepare(
        PrepareRankingRequest request, EmulationDbContext db, ClusterAccess access, RankingDesk desk, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(request.ClusterId, EmulationPermissions.PrepareRankings, cancellationToken);
        _ = await desk.TableAsync(cluster, request.WorkYear, cancellationToken)
            ?? throw ScoringRules.NoneInForce(cluster.ScoringTableCode, request.WorkYear);
        if ((await desk.RowsAsync(cluster.Id, request.WorkYear, cancellationToken)).Count == 0)
            throw RankingRules.NoMembers(request.WorkYear);
        var ranking = ClusterRanking.Prepare(cluster.Id, request.WorkYear, user.Acting(), clock.GetUtcNow());
        db.Rankings.Add(ranking);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw RankingRules.AlreadyPrepared(request.WorkYear);
        }
        return ETagged.Created($"/api/v1/emulation/rankings/{ranking.Id}", await ViewAsync(ranking, desk, cancellationToken), ranking);
    }

    private static async Task<OkWithETag<RankingView>> Explain(
        Guid id, ExplainRankingRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, RankingDesk desk,
        CurrentUser user, CancellationToken cancellationToken)
    {
        var ranking = await DemandAsync(id, EmulationPermissions.PrepareRankings, ifMatch, db, access, scope, cancellationToken);
        ranking.Explain(request.Reason, user.Acting());
        return await SaveAsync(ranking, db, desk, cancellationToken);
    }

    /// <summary>
    /// By somebody who had no part in the ranking, its units' points or its cross-check; with what was paired for the cross-check completed, and
    /// every difference settled.
    /// </summary>
    private static async Task<OkWithETag<RankingView>> Verify(
        Guid id, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, RankingDesk desk, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var ranking = await DemandAsync(id, EmulationPermissions.VerifyRankings, ifMatch, db, access, scope, cancellationToken);
        var rows = await desk.RowsAsync(ranking.ClusterId, ranking.WorkYear, cancellationToken);
        var units = rows.Select(row => row.UnitCode).ToList();
        var checks = await db.CrossChecks.AsNoTracking()
            .Where(check => check.ClusterId == ranking.ClusterId && check.WorkYear == ranking.WorkYear && units.Contains(check.CheckedUnitCode))
            .ToListAsync(cancellationToken);
        var differences = checks.SelectMany(check => check.Differences).ToList();
        if (differences.Count(difference => difference.State == DifferenceState.Open) is > 0 and var open)
            throw RankingRules.DifferencesOpen(open);
        // A unit that has left, or ended, completes nothing any more.
        if (checks.Count(check => check.CompletedOn is null && units.Contains(check.CheckerUnitCode)) is > 0 and var incomplete)
            throw RankingRules.ChecksNotCompleted(incomplete);
        var points = await db.PointAdjustments.AsNoTracking()
            .Where(entry => entry.WorkYear == ranking.WorkYear && units.Contains(entry.UnitCode))
            .Select(entry => new { entry.EnteredBy, entry.ConfirmedBy, entry.DecidedBy }).ToListAsync(cancellationToken);
        var involved = points.SelectMany(entry => new[] { entry.EnteredBy, entry.ConfirmedBy, entry.DecidedBy })
            .Concat(differences.Select(difference => difference.SettledBy)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        ranking.Verify(user.Acting(), involved, rows, clock.GetUtcNow());
        return await SaveAsync(ranking, db, desk, cancellationToken);
    }

    private static async Task<OkWithETag<RankingView>> Publish(
        Guid id, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, RankingDesk desk, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var ranking = await DemandAsync(id, EmulationPermissions.PublishRankings, ifMatch, db, access, scope, cancellationToken);
        var cluster = await access.FindAsync(ranking.ClusterId, cancellationToken);
        var table = await desk.TableAsync(cluster, ranking.WorkYear, cancellationToken)
            ?? throw ScoringRules.NoneInForce(cluster.ScoringTableCode, ranking.WorkYear);
        ranking.Publish(user.Acting(), table.Id, clock.GetUtcNow());
        var version = ranking.Latest;
        var sheets = await desk.SheetsAsync(table, ranking.WorkYear, [.. version.Rows.Select(row => row.UnitCode)], cancellationToken);
        db.RankingPoints.AddRange(version.Rows.Select(row => new PublishedPoints
        {
            RankingId = ranking.Id,
            VersionNumber = version.Number,
            UnitCode = row.UnitCode,
            Lines = [.. (sheets.GetValueOrDefault(row.UnitCode) ?? ScoreSheet.Empty).Lines],
        }));
        await events.Publish(Message(ranking, cluster, clock), cancellationToken);
        return await SaveAsync(ranking, db, desk, cancellationToken);
    }

    private static RankingPublished Message(ClusterRanking ranking, EmulationCluster cluster, TimeProvider clock)
    {
        var version = ranking.Latest;
        var former = ranking.Former(version).ToDictionary(row => row.UnitCode, row => row.Rank, StringComparer.Ordinal);
        return new RankingPublished
        {
            StreamKey = $"ranking:{ranking.Id}",
            Version = ranking.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            RankingId = ranking.Id,
            ClusterId = cluster.Id,
            ClusterCode = cluster.Code,
            ClusterName = cluster.Name,
            FormedByUnitCode = cluster.FormedByUnitCode,
            WorkYear = ranking.WorkYear,
            RankingVersion = version.Number,
            Reason = version.Reason,
            Units =
            [
                .. version.Rows.Select(row => new RankedUnitLine
                {
                    UnitCode = row.UnitCode,
                    Rank = row.Rank,
                    Hundredths = row.Hundredths,
                    FormerRank = former.TryGetValue(row.UnitCode, out var rank) ? rank : null,
                }),
            ],
        };
    }

    private static async Task<OkWithETag<RankingView>> SaveAsync(
        ClusterRanking ranking, EmulationDbContext db, RankingDesk desk, CancellationToken cancellationToken)
    {
        db.Touch(ranking);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await ViewAsync(ranking, desk, cancellationToken), ranking);
    }

    private static async Task<RankingView> ViewAsync(ClusterRanking ranking, RankingDesk desk, CancellationToken cancellationToken) =>
        RankingView.Of(ranking, await desk.ContentAsync(ranking, ranking.Latest, cancellationToken));

    private static async Task<ClusterRanking> DemandAsync(
        Guid id, string permission, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, CancellationToken cancellationToken)
    {
        var (ranking, cluster) = await FindAsync(id, db, access, cancellationToken);
        await scope.DemandAsync(permission, cluster.FormedByUnitCode, cancellationToken);
        ifMatch.Demand(ranking);
        return ranking;
    }

    private static async Task<(ClusterRanking Ranking, EmulationCluster Cluster)> FindAsync(
        Guid id, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        return (ranking, await access.FindAsync(ranking.ClusterId, cancellationToken));
    }
}
