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
        return await cache.GetAsync((stamp?.Count ?? 0, stamp?.Versions ?? 0), () => ReadAsync(cancellationToken));
    }

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        // A transfer leaves both units and ends nobody's access.
        var shares = await db.Successions.AsNoTracking().Where(succession => succession.Kind != SuccessionKind.Transfer)
            .SelectMany(succession => succession.Shares)
            .Select(share => new { share.PredecessorCode, share.SuccessorCode, share.BasisPoints }).ToListAsync(cancellationToken);
        var successors = shares.GroupBy(share => share.PredecessorCode).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<string>)[.. group.OrderByDescending(share => share.BasisPoints)
                .ThenBy(share => share.SuccessorCode, StringComparer.Ordinal).Select(share => share.SuccessorCode)]);
        var units = await db.Units.AsNoTracking().Select(unit => new { unit.Code, unit.ParentCode, unit.ValidTo }).ToListAsync(cancellationToken);
        return new UnitTree(units.Select(unit => new UnitNode(unit.Code, unit.ParentCode, unit.ValidTo, successors.GetValueOrDefault(unit.Code))));
    }
}
