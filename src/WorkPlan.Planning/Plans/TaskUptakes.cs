using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Planning.Plans;

/// <summary>Which tasks of a plan a direction became, as the unit has said when it took the direction up.</summary>
internal sealed class TaskUptakes(PlanningDbContext db)
{
    public async Task<ILookup<Guid, Guid>> OfAsync(Plan plan, CancellationToken cancellationToken) =>
        (await db.Directions.AsNoTracking().SelectMany(direction => direction.Uptakes)
            .Where(uptake => uptake.PlanId == plan.Id && uptake.PlanTaskId != null)
            .Select(uptake => new { uptake.DirectionId, TaskId = uptake.PlanTaskId!.Value })
            .ToListAsync(cancellationToken))
        .ToLookup(uptake => uptake.DirectionId, uptake => uptake.TaskId);
}
