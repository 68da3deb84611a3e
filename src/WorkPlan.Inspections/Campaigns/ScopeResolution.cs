using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Turns the scope of a campaign into the units that are in force on its day.</summary>
internal sealed class ScopeResolution(InspectionsDbContext db, IUnitDirectory directory)
{
    public async Task<IReadOnlyList<UnitInScope>> ResolveAsync(PlanCampaignRequest request, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var under = request.Scope.UnderUnitCode ?? request.ByUnitCode;
        if (under != request.ByUnitCode && !tree.Ancestors(request.ByUnitCode).Contains(under))
            throw CampaignRules.ScopeNotAbove(under, request.ByUnitCode);
        string[] below = [.. tree.Subtree(under).Where(code => code != under && code != request.ByUnitCode)];
        var units = await db.Units.AsNoTracking().Where(unit => below.Contains(unit.Code)).ToListAsync(cancellationToken);
        return
        [
            .. units
                .Where(unit => unit.IsInForce(request.CampaignDate))
                .Where(unit => request.Scope.Levels.Contains(unit.Level) && request.Scope.Types.Contains(unit.Type))
                .Select(unit => new UnitInScope(unit.Code, unit.Name)),
        ];
    }
}
