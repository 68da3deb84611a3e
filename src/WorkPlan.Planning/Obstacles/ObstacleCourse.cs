using MassTransit;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

/// <summary>What becomes of an obstacle: escalated to the level above, resolved, reopened.</summary>
internal static class ObstacleCourse
{
    public static void MapObstacleCourse(this IEndpointRouteBuilder obstacles)
    {
        obstacles.MapPost("/{id:guid}/escalate", Escalate).RequirePermission(PlanningPermissions.WriteObstacles);
        obstacles.MapPost("/{id:guid}/resolve", Resolve).RequirePermission(PlanningPermissions.WriteObstacles);
        obstacles.MapPost("/{id:guid}/reopen", Reopen).RequirePermission(PlanningPermissions.WriteObstacles);
    }

    private static async Task<OkWithETag<ObstacleView>> Escalate(
        Guid id, ObstacleReasonRequest request, IfMatch ifMatch, PlanningDbContext db, ObstacleAccess access, IUnitDirectory directory,
        IPublishEndpoint events, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var obstacle = await access.DemandAsync(id, raised: false, ifMatch, cancellationToken);
        SecrecyStamp.Refuse(request.Reason);
        var holder = obstacle.HeldBy;
        var above = (await directory.GetAsync(cancellationToken)).Ancestors(obstacle.HeldBy).FirstOrDefault();
        obstacle.Escalate(above, request.Reason, VietnamTime.Today(clock), user.UserId);
        await events.Publish(ObstacleMessages.Escalated(obstacle, holder, request.Reason, byAge: false, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return access.Show(obstacle);
    }

    private static async Task<OkWithETag<ObstacleView>> Resolve(
        Guid id, ResolveObstacleRequest request, IfMatch ifMatch, PlanningDbContext db, ObstacleAccess access, IPublishEndpoint events,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var obstacle = await access.DemandAsync(id, raised: false, ifMatch, cancellationToken);
        SecrecyStamp.Refuse(request.Resolution);
        var today = VietnamTime.Today(clock);
        obstacle.Resolve(request.Resolution, request.ResolvedOn ?? today, today, user.UserId);
        await events.Publish(ObstacleMessages.Resolved(obstacle, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return access.Show(obstacle);
    }

    private static async Task<OkWithETag<ObstacleView>> Reopen(
        Guid id, ObstacleReasonRequest request, IfMatch ifMatch, PlanningDbContext db, ObstacleAccess access, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var obstacle = await access.DemandAsync(id, raised: true, ifMatch, cancellationToken);
        SecrecyStamp.Refuse(request.Reason);
        obstacle.Reopen(request.Reason, VietnamTime.Today(clock), user.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return access.Show(obstacle);
    }
}
