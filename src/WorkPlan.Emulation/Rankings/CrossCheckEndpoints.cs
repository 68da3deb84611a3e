using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Rankings;

internal static class CrossCheckEndpoints
{
    public static void MapCrossChecks(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapGroup("/cross-checks").WithTags("Cross-checks");
        checks.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        checks.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        checks.MapPost("/", Pair).RequirePermission(EmulationPermissions.PrepareRankings).Idempotent<EmulationDbContext>();
        checks.MapPost("/{id:guid}/differences", Note).RequirePermission(EmulationPermissions.CrossCheck);
        checks.MapPost("/{id:guid}/differences/{number:int}/settle", Settle).RequirePermission(EmulationPermissions.PrepareRankings);
        checks.MapPost("/{id:guid}/complete", Complete).RequirePermission(EmulationPermissions.CrossCheck);
    }

    private static async Task<IReadOnlyList<CrossCheckView>> List(
        Guid cluster, int workYear, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        await access.FindAsync(cluster, cancellationToken);
        var checks = await db.CrossChecks.AsNoTracking().Where(check => check.ClusterId == cluster && check.WorkYear == workYear)
            .OrderBy(check => check.CheckerUnitCode).ToListAsync(cancellationToken);
        return [.. checks.Select(CrossCheckView.Of)];
    }

    private static async Task<OkWithETag<CrossCheckView>> Get(
        Guid id, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        var (check, _) = await FindAsync(id, db, access, cancellationToken);
        return ETagged.Ok(CrossCheckView.Of(check), check);
    }

    /// <summary>Says once for the year who checks whom: every unit checks one other and is checked by one other.</summary>
    private static async Task<IReadOnlyList<CrossCheckView>> Pair(
        PairCrossChecksRequest request, EmulationDbContext db, ClusterAccess access, RankingDesk desk, CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(request.ClusterId, EmulationPermissions.PrepareRankings, cancellationToken);
        if (await db.CrossChecks.AnyAsync(known => known.ClusterId == cluster.Id && known.WorkYear == request.WorkYear, cancellationToken))
            throw CrossCheckRules.AlreadyPaired(request.WorkYear);
        var units = await desk.MembersAsync(cluster.Id, EligibilityReader.YearOf(request.WorkYear).To, cancellationToken);
        var checks = CrossCheck.Pair(cluster.Id, request.WorkYear, units);
        db.CrossChecks.AddRange(checks);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw CrossCheckRules.AlreadyPaired(request.WorkYear);
        }
        return [.. checks.Select(CrossCheckView.Of)];
    }

    private static async Task<OkWithETag<CrossCheckView>> Note(
        Guid id, NoteDifferenceRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, CurrentUser user,
        CancellationToken cancellationToken)
    {
        var (check, _) = await FindAsync(id, db, access, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.CrossCheck, check.CheckerUnitCode, cancellationToken);
        ifMatch.Demand(check);
        check.Note(request.RuleCode, request.Points, request.Statement, request.Evidence, user.Acting());
        return await SaveAsync(check, db, cancellationToken);
    }

    private static async Task<OkWithETag<CrossCheckView>> Settle(
        Guid id, int number, SettleDifferenceRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope,
        CurrentUser user, CancellationToken cancellationToken)
    {
        var (check, cluster) = await FindAsync(id, db, access, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.PrepareRankings, cluster.FormedByUnitCode, cancellationToken);
        ifMatch.Demand(check);
        check.Settle(number, request.Accepted, request.Settlement, user.Acting());
        return await SaveAsync(check, db, cancellationToken);
    }

    private static async Task<OkWithETag<CrossCheckView>> Complete(
        Guid id, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (check, _) = await FindAsync(id, db, access, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.CrossCheck, check.CheckerUnitCode, cancellationToken);
        ifMatch.Demand(check);
        check.Complete(VietnamTime.Today(clock));
        return await SaveAsync(check, db, cancellationToken);
    }

    private static async Task<OkWithETag<CrossCheckView>> SaveAsync(CrossCheck check, EmulationDbContext db, CancellationToken cancellationToken)
    {
        db.Touch(check);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CrossCheckView.Of(check), check);
    }

    private static async Task<(CrossCheck Check, EmulationCluster Cluster)> FindAsync(
        Guid id, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        var check = await db.CrossChecks.SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        return (check, await access.FindAsync(check.ClusterId, cancellationToken));
    }
}
