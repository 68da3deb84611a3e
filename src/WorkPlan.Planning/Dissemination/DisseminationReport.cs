using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>"Quán triệt kịp thời, đầy đủ" as numbers and missing pairs.</summary>
internal sealed class DisseminationReport(
    PlanningDbContext db, DisseminationProgress progress, IUnitDirectory directory, TimeProvider clock)
{
    public async Task<DisseminationView> OfAsync(DirectiveDocument document, UnitDissemination meeting, CancellationToken cancellationToken)
    {
        var owed = await progress.OwedAsync(meeting, cancellationToken);
        var missing = owed.Where(obligation => obligation.IsOpen).Select(obligation => obligation.DebtorCode).ToList();
        return View(document, meeting, owed, await progress.NamesAsync(missing, cancellationToken));
    }

    /// <summary>How far a document has reached each of these units.</summary>
    public async Task<List<DisseminationView>> OfAsync(
        DirectiveDocument document, IReadOnlyList<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var units = meetings.Select(meeting => meeting.UnitCode).ToList();
        var owed = (await db.Obligations.AsNoTracking()
            .Where(obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.DocumentId == document.Id && units.Contains(obligation.UnitCode))
            .ToListAsync(cancellationToken)).ToLookup(obligation => obligation.SourceKey);
        var names = await progress.NamesAsync(
            [.. owed.SelectMany(list => list).Where(obligation => obligation.IsOpen).Select(obligation => obligation.DebtorCode).Distinct()],
            cancellationToken);
        return [.. meetings.Select(meeting => View(document, meeting, [.. owed[meeting.Id.ToString()]], names))];
    }

    /// <summary>Every registered document of the work year that addresses the unit, disseminated or not.</summary>
    public async Task<DisseminationSummaryView> SummariseAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var addressing = (await directory.GetAsync(cancellationToken)).Ancestors(unitCode).Append(unitCode).ToList();
        var documents = await db.Documents.AsNoTracking()
            .Where(document => document.State == DocumentState.Registered && document.SupersededById == null && document.WorkYear == workYear && addressing.Contains(document.ScopeUnitCode))
            .OrderBy(document => document.ReceivedOn).ThenBy(document => document.Id).ToListAsync(cancellationToken);
        var ids = documents.ConvertAll(document => document.Id);
        var meetings = await db.Disseminations.AsNoTracking()
            .Where(meeting => meeting.UnitCode == unitCode && ids.Contains(meeting.DocumentId))
            .ToDictionaryAsync(meeting => meeting.DocumentId, cancellationToken);
        var owed = (await db.Obligations.AsNoTracking()
            .Where(obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.UnitCode == unitCode && obligation.DocumentId != null
                && ids.Contains(obligation.DocumentId.Value))
            .ToListAsync(cancellationToken)).ToLookup(obligation => obligation.DocumentId);
        var names = await progress.NamesAsync(
            [.. owed.SelectMany(list => list).Where(obligation => obligation.IsOpen).Select(obligation => obligation.DebtorCode).Distinct()],
            cancellationToken);
        var items = new List<DisseminationView>();
        foreach (var document in documents)
        {
            items.Add(meetings.TryGetValue(document.Id, out var meeting)
                ? View(document, meeting, [.. owed[document.Id]], names)
                : await NotYetAsync(document, unitCode, cancellationToken));
        }
        return new DisseminationSummaryView
        {
            UnitCode = unitCode,
            WorkYear = workYear,
            Documents = items.Count,
            Disseminated = items.Count(item => item.DisseminatedOn is not null),
            Timely = items.Count(item => item.Timely == true),
            Complete = items.Count(item => item.Complete),
            RequiredPairs = items.Sum(item => item.RequiredPersons),
            AcknowledgedPairs = items.Sum(item => item.AcknowledgedPersons),
            TimelyBasisPoints = Share(items.Count(item => item.Timely == true), items.Count(item => item.Timely is not null)),
            CompleteBasisPoints = Share(items.Sum(item => item.AcknowledgedPersons), items.Sum(item => item.RequiredPersons)),
            Items = items,
        };
    }

    /// <summary>Nothing of nothing is neither none nor all.</summary>
    private static int? Share(int part, int whole) => (int?)BasisPoints.Share(part, whole, Rounding.Floor);

    private DisseminationView View(
        DirectiveDocument document, UnitDissemination meeting, List<PlanningObligation> owed, Dictionary<string, string> names)
    {
        var required = owed.Where(obligation => obligation.State != ObligationState.Waived).ToList();
        var missing = required.Where(obligation => obligation.IsOpen).Select(obligation => obligation.DebtorCode)
            .Select(code => new MissingPersonView(code, names.GetValueOrDefault(code, code)))
            .OrderBy(person => person.FullName, PersonNameComparer.Instance).ToList();
        return new DisseminationView
        {
            DocumentId = document.Id,
            Document = document.Name,
            UnitCode = meeting.UnitCode,
            ReceivedOn = document.ReceivedOn,
            DisseminatedOn = meeting.MeetingOn,
            DisseminatedBy = meeting.DisseminatedBy,
            DueAt = meeting.DueAt,
            Timely = meeting.InTime ?? (clock.GetUtcNow() > meeting.DueAt ? false : null),
            Complete = meeting.MeetingOn is not null && missing.Count == 0,
            DocumentRound = meeting.DocumentRound,
            RequiredPersons = required.Count,
            AcknowledgedPersons = required.Count - missing.Count,
            Missing = missing,
        };
    }

    private async Task<DisseminationView> NotYetAsync(DirectiveDocument document, string unitCode, CancellationToken cancellationToken)
    {
        var due = await progress.DueAsync(document, cancellationToken);
        return new DisseminationView
        {
            DocumentId = document.Id,
            Document = document.Name,
            UnitCode = unitCode,
            ReceivedOn = document.ReceivedOn,
            DisseminatedOn = null,
            DisseminatedBy = null,
            DueAt = due.DueAt,
            Timely = due.IsOverdue(clock.GetUtcNow()) ? false : null,
            Complete = false,
            DocumentRound = document.MaterialRound,
            RequiredPersons = 0,
            AcknowledgedPersons = 0,
            Missing = [],
        };
    }
}
