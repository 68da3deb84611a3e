using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Documents;

/// <summary>The plans that a document touches: of the units it addresses, for its work year, drafted or issued but not closed.</summary>
internal sealed class PlansInScope(PlanningDbContext db, IUnitDirectory directory)
{
    public async Task<IReadOnlySet<string>> UnitsAsync(DirectiveDocument document, CancellationToken cancellationToken) =>
        await (await TouchedAsync(document, cancellationToken)).Select(plan => plan.UnitCode).ToHashSetAsync(cancellationToken);

    public async Task<List<TouchedPlan>> ListAsync(DirectiveDocument document, CancellationToken cancellationToken) =>
        await (await TouchedAsync(document, cancellationToken)).OrderBy(plan => plan.UnitCode)
            .Select(plan => new TouchedPlan(plan.Id, plan.UnitCode, plan.Title, plan.State, plan.VersionNumber)).ToListAsync(cancellationToken);

    private async Task<IQueryable<Plan>> TouchedAsync(DirectiveDocument document, CancellationToken cancellationToken)
    {
        var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode);
        var workYear = document.WorkYear;
        return db.Plans.AsNoTracking().Where(plan =>
            plan.WorkYear == workYear && plan.State != PlanState.Closed && addressed.Contains(plan.UnitCode));
    }
}

internal sealed record TouchedPlan(Guid PlanId, string UnitCode, string Title, PlanState State, int VersionNumber);
