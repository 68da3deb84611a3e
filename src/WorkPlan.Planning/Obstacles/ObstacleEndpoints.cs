using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

internal static class ObstacleEndpoints
{
    private static readonly Sorting<Obstacle> Sorting = new Sorting<Obstacle>(obstacle => obstacle.Id)
        .By("raisedOn", obstacle => obstacle.RaisedOn)
        .By("unitCode", obstacle => obstacle.UnitCode);

    public static void MapObstacles(this IEndpointRouteBuilder routes)
    {
        var obstacles = routes.MapGroup("/obstacles").WithTags("Obstacles");
        obstacles.MapGet("", ListObstacles).RequirePermission(DocumentPermissions.Read);
        obstacles.MapPost("", RaiseObstacle).RequirePermission(PlanningPermissions.WriteObstacles).Idempotent<PlanningDbContext>();
        obstacles.MapGet("/summary", Summarise).RequirePermission(DocumentPermissions.Read);
        obstacles.MapGet("/{id:guid}", GetObstacle).RequirePermission(DocumentPermissions.Read);
        obstacles.MapPut("/{id:guid}", TellObstacle).RequirePermission(PlanningPermissions.WriteObstacles);
        obstacles.MapObstacleCourse();
    }

    private static async Task<Ok<Page<ObstacleView>>> ListObstacles(
        [AsParameters] PageQuery paging, string? unit, string? under, string? heldBy, int? workYear, Choice<ObstacleState>? state, Choice<ObstacleAge>? age,
        Guid? planId, Guid? taskId, ObstacleAccess access, IUnitDirectory directory, IOptions<ObstacleOptions> options, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var obstacles = (await access.ReadableAsync(cancellationToken)).AsNoTracking();
        if (unit is not null)
            obstacles = obstacles.Where(obstacle => obstacle.UnitCode == unit);
        if (under is not null)
        {
            // What a unit below has, and what has come up to this one.
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            obstacles = obstacles.Where(obstacle => subtree.Contains(obstacle.UnitCode) || subtree.Contains(obstacle.HeldBy));
        }
        if (heldBy is not null)
            obstacles = obstacles.Where(obstacle => obstacle.HeldBy == heldBy);
        if (workYear is not null)
            obstacles = obstacles.Where(obstacle => obstacle.WorkYear == workYear);
        if (state is { Value: var wanted })
            obstacles = obstacles.Where(obstacle => obstacle.State == wanted);
        if (planId is not null)
            obstacles = obstacles.Where(obstacle => obstacle.About.PlanId == planId);
        if (taskId is not null)
            obstacles = obstacles.Where(obstacle => obstacle.About.TaskId == taskId);
        if (age is { Value: var wantedAge })
        {
            var (ageingBefore, overdueBefore) = (today.AddDays(-options.Value.AgeingAfterDays), today.AddDays(-options.Value.OverdueAfterDays));
            obstacles = obstacles.Where(obstacle => obstacle.State == ObstacleState.Open);
            obstacles = wantedAge switch
            {
                ObstacleAge.Overdue => obstacles.Where(obstacle => obstacle.RaisedOn < overdueBefore),
                ObstacleAge.Ageing => obstacles.Where(obstacle => obstacle.RaisedOn < ageingBefore && obstacle.RaisedOn >= overdueBefore),
                _ => obstacles.Where(obstacle => obstacle.RaisedOn >= ageingBefore),
            };
        }
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            obstacles = obstacles.Where(obstacle => obstacle.SearchKey.Contains(words));
        var page = await obstacles.Include(obstacle => obstacle.Steps).AsSplitQuery()
            .ToPageAsync(paging, Sorting, "raisedOn", obstacle => obstacle, texts, cancellationToken);
        return TypedResults.Ok(new Page<ObstacleView>(
            [.. page.Items.Select(obstacle => ObstacleView.Of(obstacle, options.Value, today))], page.Number, page.PageSize, page.Total));
    }

    private static async Task<CreatedWithETag<ObstacleView>> RaiseObstacle(
        RaiseObstacleRequest request, PlanningDbContext db, UnitScope scope, ObstacleAccess access, IOptions<ObstacleOptions> options,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteObstacles, request.UnitCode, cancellationToken);
        SecrecyStamp.Refuse(request.Text, request.RaisedBy);
        await access.DemandSubjectAsync(request.UnitCode, request.About, cancellationToken);
        var today = VietnamTime.Today(clock);
        var obstacle = Obstacle.Raise(
            request.UnitCode, request.RaisedBy, request.RaisedOn ?? today, request.Text, request.About, today,
            await calendars.SectorAsync(cancellationToken));
        db.Obstacles.Add(obstacle);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/obstacles/{obstacle.Id}", ObstacleView.Of(obstacle, options.Value, today), obstacle);
    }

    private static async Task<OkWithETag<ObstacleView>> GetObstacle(
        Guid id, ObstacleAccess access, CancellationToken cancellationToken) => access.Show(await access.FindAsync(id, cancellationToken));

    private static async Task<OkWithETag<ObstacleView>> TellObstacle(
        Guid id, TellObstacleRequest request, IfMatch ifMatch, PlanningDbContext db, ObstacleAccess access, CancellationToken cancellationToken)
    {
        var obstacle = await access.DemandAsync(id, raised: true, ifMatch, cancellationToken);
        SecrecyStamp.Refuse(request.Text);
        await access.DemandSubjectAsync(obstacle.UnitCode, request.About, cancellationToken);
        obstacle.Tell(request.Text, request.About);
        await db.SaveChangesAsync(cancellationToken);
        return access.Show(obstacle);
    }

    /// <summary>Unit by unit, the worst first: where do obstacles drag on?</summary>
    private static async Task<Ok<List<ObstacleSummary>>> Summarise(
        int workYear, string? under, ObstacleAccess access, IUnitDirectory directory, IOptions<ObstacleOptions> options, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var (ageingBefore, overdueBefore) = (today.AddDays(-options.Value.AgeingAfterDays), today.AddDays(-options.Value.OverdueAfterDays));
        var obstacles = (await access.ReadableAsync(cancellationToken)).AsNoTracking().Where(obstacle => obstacle.WorkYear == workYear);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            obstacles = obstacles.Where(obstacle => subtree.Contains(obstacle.UnitCode));
        }
        var rows = await obstacles.GroupBy(obstacle => obstacle.UnitCode).Select(unit => new ObstacleSummary(
                unit.Key,
                unit.Count(obstacle => obstacle.State == ObstacleState.Open),
                unit.Count(obstacle => obstacle.State == ObstacleState.Open && obstacle.RaisedOn < ageingBefore && obstacle.RaisedOn >= overdueBefore),
                unit.Count(obstacle => obstacle.State == ObstacleState.Open && obstacle.RaisedOn < overdueBefore),
                unit.Count(obstacle => obstacle.State == ObstacleState.Resolved),
                unit.Where(obstacle => obstacle.State == ObstacleState.Open).Min(obstacle => (DateOnly?)obstacle.RaisedOn)))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(rows.OrderByDescending(row => row.Overdue).ThenByDescending(row => row.Open)
            .ThenBy(row => row.UnitCode, StringComparer.Ordinal).ToList());
    }
}
