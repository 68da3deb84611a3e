using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Units;

/// <summary>The unit tree over planning's own units: read again only when a unit has changed.</summary>
internal sealed class OwnUnits(PlanningDbContext db, UnitTreeCache cache) : IUnitDirectory
{
    public async ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken)
    {
        var units = db.Units.AsNoTracking();
        var stamp = await units.GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Versions = all.Sum(unit => unit.Version) })
            .SingleOrDefaultAsync(cancellationToken);
        return await cache.GetAsync((stamp?.Count ?? 0, stamp?.Versions ?? 0), async () => new UnitTree(
            await units.Select(unit => new KeyValuePair<string, string?>(unit.Code, unit.ParentCode)).ToListAsync(cancellationToken)));
    }
}
