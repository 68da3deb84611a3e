using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Findings;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What a plan's year has left open.</summary>
/// <param name="LastDay">The end of the work year, or of the unit when it was closed earlier.</param>
/// <param name="TargetsWithoutOutcome">Targets of which nobody can say whether they were met.</param>
/// <param name="OpenObligations">Documents that the unit still owes an answer to.</param>
internal sealed record ClosingSituation(
    DateOnly LastDay, IReadOnlyList<string> TargetsWithoutOutcome, IReadOnlyList<string> OpenObligations)
{
    public IReadOnlyList<ComplianceItem> Rules(DateOnly today) =>
    [
        new("closing-before-year-end", today > LastDay, true, [VietnamTime.Format(LastDay)]),
        new("closing-needs-outcomes", TargetsWithoutOutcome.Count == 0, true, [TargetsWithoutOutcome.Count, Named(TargetsWithoutOutcome)]),
        new("closing-has-open-obligations", OpenObligations.Count == 0, true, [OpenObligations.Count, Named(OpenObligations)]),
    ];

    public IReadOnlyList<ComplianceItem> Open(DateOnly today) => [.. Rules(today).Where(rule => !rule.Met)];

    public void Demand(DateOnly today)
    {
        if (Open(today) is [var first, ..])
            throw PlanRules.CannotBeClosed(first.Rule, [.. first.Arguments]);
    }

    private static string Named(IReadOnlyList<string> names) =>
        string.Join("; ", names.Take(10)) + (names.Count > 10 ? "; …" : "");
}

/// <summary>Looks up what a plan's year has left open, and settles it where the law of the house lets somebody do so.</summary>
internal sealed class PlanClosing(
    PlanningDbContext db, Outcomes outcomes, PeriodCalendars calendars, PlanFlags flags, IPublishEndpoint events, TimeProvider clock)
{
    private List<PlanningObligation> _open = [];

    public async Task<ClosingSituation> OfAsync(Plan plan, CancellationToken cancellationToken)
    {
        var unitEnds = await db.Units.AsNoTracking().Where(unit => unit.Code == plan.UnitCode).Select(unit => unit.ValidTo)
            .SingleOrDefaultAsync(cancellationToken);
        var yearEnds = (await calendars.SectorAsync(cancellationToken)).YearOf(plan.WorkYear).To;
        var results = await outcomes.OfAsync(
            plan.UnitCode, Period.Year(plan.WorkYear), [.. plan.Commitments.Select(MeasuredTarget.Of)], cancellationToken);
        _open = await db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Supplement && obligation.State == ObligationState.Open
                && obligation.DebtorCode == plan.UnitCode && obligation.WorkYear == plan.WorkYear)
            .OrderBy(obligation => obligation.OpenedAt).ToListAsync(cancellationToken);
        var names = await ObligationNames.OfAsync(db, _open, cancellationToken);
        return new ClosingSituation(
            unitEnds is { } ends && ends < yearEnds ? ends : yearEnds,
            [.. results.Where(result => result.Outcome is null).Select(result => result.Name)],
            [.. _open.Select(obligation => names[obligation])]);
    }

    /// <summary>Waives the open obligations that were found; the caller saves.</summary>
    public async Task WaiveAsync(string reason, Actor by, CancellationToken cancellationToken)
    {
        var names = await ObligationNames.OfAsync(db, _open, cancellationToken);
        foreach (var obligation in _open)
        {
            obligation.Waive(by.UserId, by.At, reason);
            await events.Publish(ObligationMessages.Waived(obligation, names[obligation], clock), cancellationToken);
        }
    }

    /// <summary>Open findings on the plan or on its unit's work year; they stay with the unit.</summary>
    public async Task<int> FindingsAsync(Plan plan, CancellationToken cancellationToken) => (await flags.OpenAsync(plan, cancellationToken)).Count;
}
