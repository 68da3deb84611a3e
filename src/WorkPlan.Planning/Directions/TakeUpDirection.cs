using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Directions;

/// <summary>An addressed unit says which item of its plan a direction became (tiếp thu).</summary>
internal static class TakeUpDirection
{
    public static async Task<CreatedWithETag<DirectionView>> Handle(
        Guid id, TakeUpDirectionRequest request, PlanningDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var direction = await DirectionEndpoints.FindAsync(db, scope, id, cancellationToken);
        var readable = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        var plan = await db.Plans.AsNoTracking().InUnits(readable, plan => plan.UnitCode)
            .Where(plan => plan.Id == request.PlanId)
            .Select(plan => new { plan.UnitCode, HasTask = plan.Tasks.Any(task => task.Id == request.TaskId) })
            .SingleOrDefaultAsync(cancellationToken) ?? throw DirectionRules.PlanUnknown();
        await scope.DemandAsync(PlanningPermissions.WritePlans, plan.UnitCode, cancellationToken);
        if (request.TaskId is not null && !plan.HasTask)
            throw DirectionRules.TaskNotInPlan();
        SecrecyStamp.Refuse(request.How);
        var today = VietnamTime.Today(clock);
        var on = request.TakenUpOn ?? today;
        if (on > today)
            throw DirectionRules.TakenUpInFuture(on);
        direction.TakeUp(plan.UnitCode, request.PlanId, request.TaskId, request.How, on, user.UserId);
        db.Touch(direction);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/directions/{id}", DirectionView.Of(direction), direction);
    }
}
