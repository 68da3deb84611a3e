using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;

namespace WorkPlan.Planning.Results;

/// <summary>The targets that a unit's results are held against: those of its plan, and what is demanded of it besides.</summary>
internal sealed class TargetsOfUnit(PlanningDbContext db, SuperiorTargets superior)
{
    public async Task<IReadOnlyDictionary<string, MeasuredTarget>> GetAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var targets = (await superior.ForAsync(unitCode, workYear, cancellationToken)).All
            .ToDictionary(demand => demand.TargetCode, demand => new MeasuredTarget(demand.TargetCode, demand.Name, demand.FieldCode, demand.Rule));
        var committed = await db.Plans.AsNoTracking()
            .Where(plan => plan.UnitCode == unitCode && plan.WorkYear == workYear)
            .SelectMany(plan => plan.Commitments).ToListAsync(cancellationToken);
        foreach (var target in committed)
            targets[target.TargetCode] = MeasuredTarget.Of(target);
        return targets;
    }
}
