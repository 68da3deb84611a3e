using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>Within which units a quota is counted.</summary>
internal sealed class QuotaPools(EmulationDbContext db, IUnitDirectory directory)
{
    /// <summary>The unit alone, or all below the province (or the highest unit known) above it; named after its top unit.</summary>
    public async Task<(string Code, IReadOnlyCollection<string> Units)> OfAsync(QuotaPool pool, string unit, CancellationToken cancellationToken)
    {
        if (pool == QuotaPool.Unit)
            return (unit, [unit]);
        var tree = await directory.GetAsync(cancellationToken);
        string[] line = [unit, .. tree.Ancestors(unit)];
        var province = await db.Units.AsNoTracking()
            .Where(copy => line.Contains(copy.Code) && copy.Level == "province" && copy.Type == "procuracy")
            .Select(copy => copy.Code).FirstOrDefaultAsync(cancellationToken) ?? unit;
        return (province, tree.Subtree(province));
    }
}
