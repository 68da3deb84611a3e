using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Documents;

/// <summary>
/// Who sees which document: a document addresses a unit and everything below it, so a unit's people see those addressed to their unit
/// or to a unit above. Drafts are for those who may register in the addressed unit.
/// </summary>
internal sealed class DocumentScope(PlanningDbContext db, UnitScope scope, IUnitDirectory directory)
{
    public async Task<IQueryable<DirectiveDocument>> ReadableAsync(CancellationToken cancellationToken)
    {
        var readable = await AddressingAsync(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), cancellationToken);
        var registrable = await scope.UnitsAsync(DocumentPermissions.Register, cancellationToken);
        var drafts = db.Documents.Where(document => document.State == DocumentState.Draft)
            .InUnits(registrable, document => document.ScopeUnitCode).Select(document => document.Id);
        return db.Documents.InUnits(readable, document => document.ScopeUnitCode)
            .Where(document => document.State == DocumentState.Registered || drafts.Contains(document.Id));
    }

    public async Task<DirectiveDocument> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).Include(document => document.Corrections).AsSplitQuery()
            .SingleOrDefaultAsync(document => document.Id == id, cancellationToken) ?? throw new NotFoundException();

    /// <summary>The document, for a change that its addressed unit permits.</summary>
    public async Task<DirectiveDocument> DemandAsync(Guid id, CancellationToken cancellationToken)
    {
        var document = await FindAsync(id, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.Register, document.ScopeUnitCode, cancellationToken);
        return document;
    }

    public async Task DemandAddresseeAsync(string unitCode, CancellationToken cancellationToken)
    {
        if (!(await directory.GetAsync(cancellationToken)).Knows(unitCode))
            throw DocumentRules.ScopeUnitUnknown(unitCode);
        await scope.DemandAsync(DocumentPermissions.Register, unitCode, cancellationToken);
    }

    /// <summary>The units themselves and all above them.</summary>
    private async Task<UnitSet> AddressingAsync(UnitSet units, CancellationToken cancellationToken)
    {
        if (units.All)
            return units;
        var tree = await directory.GetAsync(cancellationToken);
        return new UnitSet(units.Codes.Concat(units.Codes.SelectMany(tree.Ancestors)).ToHashSet());
    }
}
