using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Plans;

/// <summary>
/// Which plans the caller may see and change. A unit's people see its plans in every state, and the issued plans of the units above it,
/// because their own plan is measured by them.
/// </summary>
internal sealed class PlanAccess(PlanningDbContext db, UnitScope scope, IUnitDirectory directory)
{
    public async Task<IQueryable<Plan>> ReadableAsync(CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        if (units.All)
            return db.Plans;
        var own = units.Codes;
        var tree = await directory.GetAsync(cancellationToken);
        var above = own.SelectMany(tree.Ancestors).ToHashSet();
        return db.Plans.Where(plan => own.Contains(plan.UnitCode)
            || ((plan.State == PlanState.Issued || plan.State == PlanState.Closed) && above.Contains(plan.UnitCode)));
    }

    /// <summary>The plan with all that it says, but for its versions; a withdrawn one, too.</summary>
    public async Task<Plan> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).IgnoreQueryFilters()
            .Include(plan => plan.Bases)
            .Include(plan => plan.Sections)
            .Include(plan => plan.Tasks)
            .Include(plan => plan.Commitments)
            .Include(plan => plan.Steps)
            .Include(plan => plan.NoChangeAnswers)
            .AsSplitQuery()
            .SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken) ?? throw new NotFoundException();

    /// <summary>The plan, for a change of it: whatever changes in it, its version rises.</summary>
    public async Task<Plan> DemandAsync(Guid id, string permission, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, cancellationToken);
        await scope.DemandAsync(permission, plan.UnitCode, cancellationToken);
        ifMatch.Demand(plan);
        db.Touch(plan);
        return plan;
    }
}
