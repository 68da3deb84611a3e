using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// What units owe when a document that requires a supplement arrives: an answer by each unit in its scope whose plan of that work year
/// is drafted or issued. Everything here prepares a save and leaves the saving to the caller.
/// </summary>
internal sealed class SupplementObligations(
    PlanningDbContext db, PlansInScope plans, WorkingCalendars calendars, IOptions<ObligationOptions> options, TimeProvider clock)
{
    /// <summary>By when a document received on that day has to be answered.</summary>
    public async Task<Deadline> DeadlineAsync(DateOnly receivedOn, CancellationToken cancellationToken) => Deadline.WorkingDaysAfter(
        receivedOn, options.Value.SupplementWorkingDays, await calendars.GetAsync(cancellationToken));

    public async Task OpenAsync(DirectiveDocument document, CancellationToken cancellationToken)
    {
        if (!document.RequiresSupplement)
            return;
        var deadline = await DeadlineAsync(document.ReceivedOn, cancellationToken);
        foreach (var unitCode in await plans.UnitsAsync(document, cancellationToken))
            Open(document, unitCode, ObligationEvents.DocumentReceived, deadline);
    }

    /// <summary>
    /// A material correction is owed an answer anew, with its own deadline; any correction changes who is addressed at all. Who no
    /// longer is owes nothing.
    /// </summary>
    public async Task FollowCorrectionAsync(DirectiveDocument document, DocumentCorrection correction, CancellationToken cancellationToken)
    {
        var known = await db.Obligations
            .Where(obligation => obligation.DocumentId == document.Id && obligation.Kind == ObligationKind.Supplement)
            .ToDictionaryAsync(obligation => obligation.DebtorCode, cancellationToken);
        var addressed = document.RequiresSupplement ? await plans.UnitsAsync(document, cancellationToken) : new HashSet<string>();
        var deadline = await DeadlineAsync(correction.CorrectedOn, cancellationToken);
        foreach (var unitCode in addressed)
        {
            if (!known.TryGetValue(unitCode, out var obligation))
                Open(document, unitCode, ObligationEvents.DocumentCorrected, deadline);
            else if (correction.Material)
                obligation.OweAgain(ObligationEvents.DocumentCorrected, deadline, clock.GetUtcNow());
        }
        foreach (var obligation in known.Values.Where(obligation => obligation.IsOpen && !addressed.Contains(obligation.DebtorCode)))
            obligation.Waive(correction.CorrectedBy, clock.GetUtcNow(), correction.Reason);
    }

    /// <summary>
    /// The unit's answer to documents: of those it owes an answer to, each is satisfied. A basis document that was not owed, or was
    /// answered before, is no fault. Returns what was satisfied.
    /// </summary>
    public async Task<IReadOnlyList<PlanningObligation>> SatisfyAsync(
        string unitCode, int workYear, IReadOnlyCollection<Guid> documentIds, SatisfiedBy answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.On > VietnamTime.Today(clock))
            throw ObligationRules.AnsweredInFuture(answer.On);
        var owed = await db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Supplement && obligation.State == ObligationState.Open
                && obligation.DebtorCode == unitCode && obligation.WorkYear == workYear && documentIds.Contains(obligation.DocumentId))
            .ToListAsync(cancellationToken);
        foreach (var obligation in owed)
            obligation.Satisfy(answer);
        return owed;
    }

    private void Open(DirectiveDocument document, string unitCode, string sourceEvent, Deadline deadline) => db.Obligations.Add(
        PlanningObligation.ToSupplement(unitCode, document.WorkYear, document.Id, sourceEvent, deadline, clock.GetUtcNow()));
}
