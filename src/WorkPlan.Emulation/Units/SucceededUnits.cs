using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Units;

/// <summary>
/// The unit tree with who took over from whom: the heir reads and finishes what its predecessor left, and a refusal names it. Whoever got a
/// part of a unit that was divided has nothing to do with its past.
/// </summary>
internal sealed class SucceededUnits(EmulationDbContext db, UnitTreeCache cache) : IUnitDirectory
{
    public async ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken)
    {
        var stamp = await db.Units.AsNoTracking().GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Versions = all.Sum(unit => unit.SourceVersion) })
            .SingleOrDefaultAsync(cancellationToken);
        var successions = await db.Successions.AsNoTracking().CountAsync(cancellationToken);
        // Neither number ever falls, so their sum is the same only while both are.
        return await cache.GetAsync(((stamp?.Count ?? 0) + successions, stamp?.Versions ?? 0), () => ReadAsync(cancellationToken));
    }

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        var successors = (await db.Successions.AsNoTracking().Where(link => link.IsHeir).Select(link => new { link.PredecessorCode, link.SuccessorCode })
            .Distinct().OrderBy(link => link.SuccessorCode).ToListAsync(cancellationToken)).ToLookup(link => link.PredecessorCode, link => link.SuccessorCode);
        var units = await db.Units.AsNoTracking().Select(unit => new { unit.Code, unit.ParentCode, unit.ValidTo }).ToListAsync(cancellationToken);
        return new UnitTree(units.Select(unit => new UnitNode(unit.Code, unit.ParentCode, unit.ValidTo, [.. successors[unit.Code]])));
    }
}
