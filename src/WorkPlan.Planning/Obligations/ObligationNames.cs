using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Planning.Obligations;

/// <summary>How people call what is owed: the document's number and date, or its abstract; the report's form and period; what the question is about.</summary>
internal sealed class ObligationNames
{
    private readonly Dictionary<Guid, string> _names;

    private ObligationNames(Dictionary<Guid, string> names) => _names = names;

    public string this[PlanningObligation obligation] =>
        (obligation.DocumentId ?? obligation.InquiryId) is { } id ? _names[id] : obligation.Report!.Name;

    public static async Task<ObligationNames> OfAsync(
        PlanningDbContext db, IEnumerable<PlanningObligation> obligations, CancellationToken cancellationToken)
    {
        var owed = obligations.ToList();
        var documents = owed.Select(obligation => obligation.DocumentId).OfType<Guid>().Distinct().ToList();
        var names = documents.Count == 0 ? [] : await db.Documents.AsNoTracking().Where(document => documents.Contains(document.Id))
            .ToDictionaryAsync(document => document.Id, document => document.Name, cancellationToken);
        var inquiries = owed.Select(obligation => obligation.InquiryId).OfType<Guid>().Distinct().ToList();
        if (inquiries.Count > 0)
        {
            foreach (var inquiry in await db.Inquiries.AsNoTracking().Where(inquiry => inquiries.Contains(inquiry.Id))
                .Select(inquiry => new { inquiry.Id, inquiry.Subject }).ToListAsync(cancellationToken))
                names[inquiry.Id] = inquiry.Subject;
        }
        return new ObligationNames(names);
    }
}
