using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Planning.Obligations;

/// <summary>How people call what is owed: the document's number and date, or its abstract; the report's form and period.</summary>
internal sealed class ObligationNames
{
    private readonly Dictionary<Guid, string> _documents;

    private ObligationNames(Dictionary<Guid, string> documents) => _documents = documents;

    public string this[PlanningObligation obligation] =>
        obligation is { DocumentId: { } document } ? _documents[document] : obligation.Report!.Name;

    public static async Task<ObligationNames> OfAsync(
        PlanningDbContext db, IEnumerable<PlanningObligation> obligations, CancellationToken cancellationToken)
    {
        var ids = obligations.Select(obligation => obligation.DocumentId).OfType<Guid>().Distinct().ToList();
        return new ObligationNames(ids.Count == 0 ? [] : await db.Documents.AsNoTracking().Where(document => ids.Contains(document.Id))
            .ToDictionaryAsync(document => document.Id, document => document.Name, cancellationToken));
    }
}
