using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What units owe when a document that requires a supplement arrives: an answer by each unit in its scope whose plan of that work year
/// is drafted or issued. Everything here prepares a save and leaves the saving to the caller.
/// </summary>
internal sealed class SupplementObligations(
    PlanningDbContext db, PlansInScope plans, WorkingCalendars calendars, IPublishEndpoint events, IOptions<ObligationOptions> options,
    TimeProvider clock)
{
    /// <summary>By when a document received on that day has to be answered.</summary>
    public async Task<Deadline> DeadlineAsync(DateOnly receivedOn, CancellationToken cancellationToken) => Deadline.WorkingDaysAfter(
        receivedOn, options.Value.SupplementWorkingDays, await calendars.GetAsync(cancellationToken));

    /// <summary>
    /// A material correction is owed an answer anew, with its own deadline; any correction changes who is addressed at all. Who no
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
            else if (fanOut is { Cause: FanOutCause.Corrected, Material: true })
                obligation.OweAgain(sourceEvent, deadline, clock.GetUtcNow());
            else
                continue;
            touched++;
        }
        foreach (var obligation in known.Values.Where(obligation => obligation.IsOpen && !addressed.Contains(obligation.DebtorCode)))
        {
            obligation.Waive(fanOut.By, clock.GetUtcNow(), fanOut.Reason);
            touched++;
        }
        return touched;
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
            await events.Publish(ObligationMessages.Answered(plan, owed, answer, clock), cancellationToken);
        return owed;
    }

    private void Open(DirectiveDocument document, string unitCode, string sourceEvent, Deadline deadline) => db.Obligations.Add(
        PlanningObligation.ToSupplement(unitCode, document.WorkYear, document.Id, sourceEvent, deadline, clock.GetUtcNow()));
}
