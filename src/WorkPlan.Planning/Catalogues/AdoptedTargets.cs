using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Catalogues;

/// <summary>Which additional targets count in a superior's aggregates: those that it, or somebody above it, has adopted.</summary>
internal sealed class AdoptedTargets(PlanningDbContext db, IUnitDirectory directory)
{
    public async Task<IReadOnlySet<string>> CodesAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        List<string> units = [unitCode, .. (await directory.GetAsync(cancellationToken)).Ancestors(unitCode)];
        return (await db.TargetAdoptions.AsNoTracking()
            .Where(adoption => adoption.WorkYear == workYear && units.Contains(adoption.UnitCode))
            .Select(adoption => adoption.TargetCode).ToListAsync(cancellationToken)).ToHashSet();
    }
}
