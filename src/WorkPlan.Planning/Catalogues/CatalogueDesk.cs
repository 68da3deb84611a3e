using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Catalogues;

/// <summary>What a catalogue says of itself.</summary>
internal sealed record CatalogueHead(string Code, string LegalBasis, DateOnly AppliesFrom, string? UnitCode, string? Replaces);

/// <summary>Registers catalogues, whichever way their targets came.</summary>
internal sealed class CatalogueDesk(PlanningDbContext db, UnitScope scope, IUnitDirectory directory, SuperiorTargets targets)
{
    /// <summary>Refuses whoever may not set targets for the unit, and a unit that nobody knows.</summary>
    public async Task DemandAllowedAsync(CatalogueHead head, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteCatalogues, head.UnitCode ?? Grant.EveryUnit, cancellationToken);
        if (head.UnitCode is { } unitCode && !await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw Units.UnitRules.Unknown(unitCode);
    }

    /// <summary>What higher documents demand on the day on which the catalogue begins to apply.</summary>
    public async Task<IReadOnlyList<SuperiorDemand>> DemandedAsync(CatalogueHead head, CancellationToken cancellationToken)
    {
        var above = head.UnitCode is null ? [] : (await directory.GetAsync(cancellationToken)).Ancestors(head.UnitCode).ToList();
        return await targets.InForceAsync(above, head.AppliesFrom, cancellationToken);
    }

    public async Task<IReadOnlyCollection<string>> KnownFieldsAsync(IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        var named = fields.Distinct().ToList();
        return await db.Fields.Where(field => named.Contains(field.Code)).Select(field => field.Code).ToListAsync(cancellationToken);
    }

    public async Task<TargetCatalogue> RegisterAsync(
        CatalogueHead head, IReadOnlyCollection<CatalogueTarget> named, CancellationToken cancellationToken)
    {
        var known = await KnownFieldsAsync(named.Select(target => target.FieldCode), cancellationToken);
        if (named.FirstOrDefault(target => !known.Contains(target.FieldCode)) is { } stray)
            throw CatalogueRules.FieldUnknown(stray.FieldCode);
        var catalogue = TargetCatalogue.Register(head.Code, head.LegalBasis, head.UnitCode, head.AppliesFrom, named);
        if (head.Replaces is not null)
        {
            var replaced = await db.Catalogues.SingleOrDefaultAsync(old => old.Code == head.Replaces, cancellationToken)
                ?? throw CatalogueRules.Unknown(head.Replaces);
            await scope.DemandAsync(PlanningPermissions.WriteCatalogues, replaced.UnitCode ?? Grant.EveryUnit, cancellationToken);
            replaced.EndBefore(head.AppliesFrom);
        }
        catalogue.DemandNothingLowered(await DemandedAsync(head, cancellationToken));
        db.Catalogues.Add(catalogue);
        await db.SaveChangesAsync(cancellationToken);
        return catalogue;
    }
}
