using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What units owe when a document that requires a supplement arrives: an answer by each unit in its scope whose plan of that work year
/// is drafted or issued, or comes to be drafted later. Everything here prepares a save and leaves the saving to the caller.
/// </summary>
internal sealed class SupplementObligations(
    PlanningDbContext db, PlansInScope plans, IUnitDirectory directory, WorkingCalendars calendars, IPublishEndpoint events,
    IOptions<ObligationOptions> options, TimeProvider clock)
{
    /// <summary>By when a document received on that day has to be answered.</summary>
    public async Task<Deadline> DeadlineAsync(DateOnly receivedOn, CancellationToken cancellationToken) => Deadline.WorkingDaysAfter(
        receivedOn, options.Value.SupplementWorkingDays, await calendars.GetAsync(cancellationToken));

    /// <summary>
    /// A material correction is owed an answer anew, with its own deadline, and so is one that makes it a document of another work year:
    /// another plan answers it. Any correction changes who is addressed at all. Who no
    /// longer is, and everybody once the document is superseded, owes nothing. Returns how many obligations were touched.
    /// </summary>
    public async Task<int> FanOutAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var known = await db.Obligations
            .Where(obligation => obligation.DocumentId == document.Id && obligation.Kind == ObligationKind.Supplement
                && units.Contains(obligation.DebtorCode))
            .ToDictionaryAsync(obligation => obligation.DebtorCode, cancellationToken);
        var addressed = document.RequiresSupplement && fanOut.Cause != FanOutCause.Superseded
            ? (await plans.UnitsAsync(document, cancellationToken)).Intersect(units).ToHashSet()
            : [];
        var deadline = await DeadlineAsync(fanOut.On, cancellationToken);
        var sourceEvent = fanOut.Cause == FanOutCause.Registered ? ObligationEvents.DocumentReceived : ObligationEvents.DocumentCorrected;
        var touched = 0;
        foreach (var unitCode in addressed)
        {
            if (!known.TryGetValue(unitCode, out var obligation))
                Open(document, unitCode, sourceEvent, deadline);
            else if (fanOut is { Cause: FanOutCause.Corrected, Material: true } || obligation.WorkYear != document.WorkYear)
                OweAgain(obligation, document, sourceEvent, deadline);
            else
                continue;
            touched++;
        }
        foreach (var obligation in known.Values.Where(obligation => obligation.IsOpen && !addressed.Contains(obligation.DebtorCode)))
        {
            obligation.Waive(fanOut.By, clock.GetUtcNow(), fanOut.Reason);
            // That a document was replaced is told once, for all who owed an answer to it.
            if (fanOut.Cause != FanOutCause.Superseded)
                await events.Publish(ObligationMessages.Waived(obligation, document.Name, clock), cancellationToken);
            touched++;
        }
        return touched;
    }

    /// <summary>
    /// A plan that is begun when documents of its year are there already owes them an answer as one that was there before them: by the same
    /// day. A unit that was founded later has its time from then on.
    /// </summary>
    public async Task OpenAsync(Plan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string[] addressees = [plan.UnitCode, .. (await directory.GetAsync(cancellationToken)).Ancestors(plan.UnitCode)];
        var (unitCode, workYear) = (plan.UnitCode, plan.WorkYear);
        var documents = await db.Documents.AsNoTracking().Include(document => document.Corrections)
            .Where(document => document.State == DocumentState.Registered && document.SupersededById == null && document.RequiresSupplement
                && document.WorkYear == workYear && addressees.Contains(document.ScopeUnitCode)
                && !db.Obligations.Any(known => known.Kind == ObligationKind.Supplement && known.DebtorKind == DebtorKind.Unit
                    && known.DebtorCode == unitCode && known.DocumentId == document.Id && known.WorkYear == workYear))
            .OrderBy(document => document.ReceivedOn).ThenBy(document => document.Id).ToListAsync(cancellationToken);
        if (documents.Count == 0)
            return;
        var ids = documents.ConvertAll(document => document.Id);
        // Owed once by the plan of the year that the document was said to be for at first.
        var ofOtherYears = await db.Obligations
            .Where(known => known.Kind == ObligationKind.Supplement && known.DebtorKind == DebtorKind.Unit && known.DebtorCode == unitCode
                && known.DocumentId != null && ids.Contains(known.DocumentId.Value))
            .ToDictionaryAsync(known => known.DocumentId!.Value, cancellationToken);
        var founded = await db.Units.Where(unit => unit.Code == unitCode).Select(unit => unit.ValidFrom).SingleAsync(cancellationToken);
        foreach (var document in documents)
        {
            var text = document.TextOf(document.MaterialRound);
            var deadline = await DeadlineAsync(text < founded ? founded : text, cancellationToken);
            if (ofOtherYears.TryGetValue(document.Id, out var known))
                OweAgain(known, document, ObligationEvents.DocumentCorrected, deadline);
            else
                Open(document, unitCode, document.MaterialRound == 0 ? ObligationEvents.DocumentReceived : ObligationEvents.DocumentCorrected, deadline);
        }
    }

    /// <summary>
    /// The unit's answer to documents: of those it owes an answer to, each is satisfied. A basis document that was not owed, or was
    /// answered before, is no fault. The others are told. Returns what was satisfied.
    /// </summary>
    public async Task<IReadOnlyList<PlanningObligation>> SatisfyAsync(
        Plan plan, IReadOnlyCollection<Guid> documentIds, SatisfiedBy answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.On > VietnamTime.Today(clock))
            throw ObligationRules.AnsweredInFuture(answer.On);
        var (unitCode, workYear) = (plan.UnitCode, plan.WorkYear);
        var owed = await db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Supplement && obligation.State == ObligationState.Open
                && obligation.DebtorCode == unitCode && obligation.WorkYear == workYear && obligation.DocumentId != null && documentIds.Contains(obligation.DocumentId.Value))
            .ToListAsync(cancellationToken);
        foreach (var obligation in owed)
        {
            if (obligation.Deadline.EventOn is { } receivedOn && answer.On < receivedOn)
                throw ObligationRules.AnsweredBeforeOpened(answer.On, receivedOn);
            obligation.Satisfy(answer);
        }
        if (owed.Count > 0)
        {
            var names = await ObligationNames.OfAsync(db, owed, cancellationToken);
            await events.Publish(ObligationMessages.Answered(plan, owed, names, answer, clock), cancellationToken);
        }
        return owed;
    }

    private void OweAgain(PlanningObligation obligation, DirectiveDocument document, string sourceEvent, Deadline deadline)
    {
        obligation.OweAgain(sourceEvent, deadline, clock.GetUtcNow());
        obligation.BelongTo(document.WorkYear);
    }

    private void Open(DirectiveDocument document, string unitCode, string sourceEvent, Deadline deadline) => db.Obligations.Add(
        PlanningObligation.ToSupplement(unitCode, document.WorkYear, document.Id, sourceEvent, deadline, clock.GetUtcNow()));
}
