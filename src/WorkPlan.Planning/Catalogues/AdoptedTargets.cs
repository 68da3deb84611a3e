using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Catalogues;

/// <summary>Which additional targets count in a superior's aggregates: those that it, or somebody above it, has adopted.</summary>
internal sealed class AdoptedTargets(PlanningDbContext db, IUnitDirectory directory)
{
    public async Task<IReadOnlySet<string>> CodesAsync(string unitCode, int workYear, CancellationToken cancellationToken) =>
        (await CodesAsync([unitCode], workYear, cancellationToken))[unitCode];

    public async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> CodesAsync(
        IReadOnlyCollection<string> unitCodes, int workYear, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var chains = unitCodes.ToDictionary(unit => unit, unit => (List<string>)[unit, .. tree.Ancestors(unit)]);
        var units = chains.Values.SelectMany(chain => chain).Distinct().ToList();
        var adopted = (await db.TargetAdoptions.AsNoTracking()
            .Where(adoption => adoption.WorkYear == workYear && units.Contains(adoption.UnitCode))
            .Select(adoption => new { adoption.UnitCode, adoption.TargetCode }).ToListAsync(cancellationToken))
            .ToLookup(adoption => adoption.UnitCode, adoption => adoption.TargetCode);
        return chains.ToDictionary(chain => chain.Key, chain => (IReadOnlySet<string>)chain.Value.SelectMany(unit => adopted[unit]).ToHashSet());
    }
}
