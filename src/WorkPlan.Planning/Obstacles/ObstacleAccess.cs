using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

/// <summary>Who sees an obstacle and may do something about it: the unit that it stands in the way of, and every level that held it.</summary>
internal sealed class ObstacleAccess(
    PlanningDbContext db, UnitScope scope, IOptions<ObstacleOptions> options, TimeProvider clock)
{
    public async Task<IQueryable<Obstacle>> ReadableAsync(CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (units.All)
            return db.Obstacles;
        var codes = units.Codes;
        return db.Obstacles.Where(obstacle =>
            codes.Contains(obstacle.UnitCode) || obstacle.Steps.Any(step => codes.Contains(step.UnitCode)));
    }

    public async Task<Obstacle> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).Include(obstacle => obstacle.Steps).AsSplitQuery()
            .SingleOrDefaultAsync(obstacle => obstacle.Id == id, cancellationToken) ?? throw new NotFoundException();

    /// <summary>For a change: by the unit that raised it, or by the one that holds it now.</summary>
    public async Task<Obstacle> DemandAsync(Guid id, bool raised, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var obstacle = await FindAsync(id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.WriteObstacles, raised ? obstacle.UnitCode : obstacle.HeldBy, cancellationToken);
        ifMatch.Demand(obstacle);
        db.Touch(obstacle);
        return obstacle;
    }

    /// <summary>What the obstacle is about has to be the unit's: its plan, a task of that plan, a known field.</summary>
    public async Task DemandSubjectAsync(string unitCode, ObstacleSubject about, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw ObstacleRules.SubjectUnknown(unitCode);
        if (about.PlanId is { } planId && !await db.Plans.AnyAsync(plan => plan.Id == planId && plan.UnitCode == unitCode, cancellationToken))
            throw ObstacleRules.SubjectUnknown($"{planId}");
        if (about.TaskId is { } taskId && !await db.Plans.AnyAsync(
            plan => plan.Id == about.PlanId && plan.Tasks.Any(task => task.Id == taskId), cancellationToken))
        {
            throw ObstacleRules.SubjectUnknown($"{taskId}");
        }
        if (about.FieldCode is { } field && !await db.Fields.AnyAsync(known => known.Code == field, cancellationToken))
            throw ObstacleRules.SubjectUnknown(field);
    }

    public OkWithETag<ObstacleView> Show(Obstacle obstacle) =>
        ETagged.Ok(ObstacleView.Of(obstacle, options.Value, VietnamTime.Today(clock)), obstacle);
}
