using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// Makes reports obligations like any other: opened when the period begins, each unit exactly once however often it is tried, in short
/// transactions that a restart goes on from; satisfied by the first submission.
/// </summary>
internal sealed class ReportObligations(
    PlanningDbContext db, ReportDues dues, PeriodCalendars calendars, IPublishEndpoint events, IOptions<ObligationOptions> options, Texts texts,
    TimeProvider clock)
{
    private const string By = "workplan";

    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    /// <returns>How many obligations were opened or moved to another deadline.</returns>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var calendar = await calendars.SectorAsync(cancellationToken);
        var today = VietnamTime.Today(clock);
        return await OpenNamedAsync(calendar, today, goOn, cancellationToken) + await OpenRegularAsync(calendar, today, goOn, cancellationToken);
    }

    /// <summary>The unit has submitted: what it owed by this form for this period, and what it took over of whoever can report no more.</summary>
    /// <returns>The units that can report no more.</returns>
    public async Task<IReadOnlyList<string>> SatisfyAsync(Report report, CancellationToken cancellationToken)
    {
        var own = PlanningObligation.SourceKeyOf(report.UnitCode, report.FormCode, report.PeriodCode);
        var owed = await db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Report && obligation.State == ObligationState.Open
                && obligation.Report!.FormCode == report.FormCode && obligation.Report.PeriodCode == report.PeriodCode
                && (obligation.SourceKey == own || obligation.DebtorCode == report.UnitCode))
            .ToListAsync(cancellationToken);
        var lastDay = (await calendars.SectorAsync(cancellationToken)).RangeOf(Period.Parse(report.PeriodCode)).To!.Value;
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var obligation in owed)
        {
            if (obligation.SourceKey != own && await CanReportAsync(obligation, lastDay, cancellationToken))
                continue;
            obligation.Satisfy(SatisfiedBy.Report(report.SubmittedAt!.Value, report.SubmittedBy!));
            if (obligation.SourceKey != own)
                others.Add(obligation.ReportingUnitCode!);
        }
        return [.. others];
    }

    /// <summary>
    /// A deadline is gone: what is owed and open moves to what says by when now, or ends where nothing does. In the transaction that
    /// removes the deadline; it has to be removed already.
    /// </summary>
    public async Task FollowRemovalAsync(ReportDeadline removed, string by, CancellationToken cancellationToken)
    {
        var book = await dues.OfAsync(removed.FormCode, Period.Parse(removed.PeriodCode), cancellationToken);
        var open = await db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Report && obligation.State == ObligationState.Open
                && obligation.Report!.FormCode == removed.FormCode && obligation.Report.PeriodCode == removed.PeriodCode)
            .ToListAsync(cancellationToken);
        var reporters = open.Select(obligation => obligation.ReportingUnitCode).ToHashSet();
        var units = await db.Units.AsNoTracking().Where(unit => reporters.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, cancellationToken);
        foreach (var obligation in open)
        {
            if (book.For(units[obligation.ReportingUnitCode!]) is not { } deadline)
            {
                obligation.Waive(by, clock.GetUtcNow(), texts["Report.DeadlineRemoved", removed.FormCode, removed.PeriodCode, removed.LegalBasis]);
                await events.Publish(ObligationMessages.Waived(obligation, obligation.Report!.Name, clock), cancellationToken);
            }
            else if (obligation.Deadline != deadline)
                obligation.MoveTo(deadline);
        }
    }

    private async Task<bool> CanReportAsync(PlanningObligation obligation, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var reporter = obligation.ReportingUnitCode;
        return await db.Units.AnyAsync(
            unit => unit.Code == reporter && unit.ValidFrom <= lastDay && (unit.ValidTo == null || unit.ValidTo >= lastDay), cancellationToken);
    }

    /// <summary>Deadlines that a document names for one period, as soon as that has begun.</summary>
    private async Task<int> OpenNamedAsync(PeriodCalendar calendar, DateOnly today, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var named = (await db.ReportDeadlines.AsNoTracking().Where(deadline => deadline.OpenedAt == null).ToListAsync(cancellationToken))
            .Select(deadline => (deadline.FormCode, Period: Period.Parse(deadline.PeriodCode))).Distinct()
            .Where(report => HasBegun(calendar, report.Period, today)).ToList();
        var touched = 0;
        foreach (var (form, period) in named)
        {
            if (await OpenAsync(form, period, named: true, goOn, cancellationToken) is not { } opened)
                return touched;
            touched += opened;
            var code = period.Code;
            foreach (var deadline in await db.ReportDeadlines
                .Where(deadline => deadline.FormCode == form && deadline.PeriodCode == code && deadline.OpenedAt == null).ToListAsync(cancellationToken))
                deadline.Open(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        return touched;
    }

    /// <summary>A year that a newer version of the calendar has shortened has lost periods for which there are deadlines: nobody owes them.</summary>
    private static bool HasBegun(PeriodCalendar calendar, Period period, DateOnly today)
    {
        var year = calendar.YearOf(period.WorkYear);
        return year.PeriodsOf(period.Kind).Contains(period) && year.RangeOf(period).From <= today;
    }

    /// <summary>Periods of forms with a regime: when they begin, and once more when they are over.</summary>
    private async Task<int> OpenRegularAsync(PeriodCalendar calendar, DateOnly today, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var touched = 0;
        foreach (var known in await db.ReportSchedules.AsNoTracking().OrderBy(schedule => schedule.FormCode).ToListAsync(cancellationToken))
        {
            var kind = await db.ReportForms.Where(form => form.Code == known.FormCode).OrderByDescending(form => form.ValidFrom)
                .Select(form => form.PeriodKind).FirstAsync(cancellationToken);
            for (var from = known.EndedThrough.AddDays(1); from <= today;)
            {
                var period = calendar.PeriodOf(from, kind);
                var lastDay = calendar.RangeOf(period).To!.Value;
                var (begins, ends) = (lastDay > known.OpenedThrough, lastDay < today);
                if (begins || ends)
                {
                    if (await OpenAsync(known.FormCode, period, named: false, goOn, cancellationToken) is not { } opened)
                        return touched;
                    touched += opened;
                    await NoteAsync(known.Id, lastDay, begins, ends, cancellationToken);
                }
                from = lastDay.AddDays(1);
            }
        }
        return touched;
    }

    private async Task NoteAsync(Guid id, DateOnly lastDay, bool begins, bool ends, CancellationToken cancellationToken)
    {
        var schedule = await db.ReportSchedules.SingleAsync(known => known.Id == id, cancellationToken);
        if (begins)
            schedule.Opened(lastDay);
        if (ends)
            schedule.Ended(lastDay);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <param name="formCode">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="named">Only by deadlines that are new, and what is owed already moves to them; otherwise by the regime, and nothing moves.</param>
    /// <param name="goOn">Asked before each transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the job went to another instance.</returns>
    private async Task<int?> OpenAsync(
        string formCode, Period period, bool named, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var book = await dues.OfAsync(formCode, period, cancellationToken);
        var lastDay = book.LastDay;
        var form = await db.ReportForms.AsNoTracking().SingleOrDefaultAsync(
            known => known.Code == formCode && known.ValidFrom <= lastDay && (known.ValidTo == null || known.ValidTo >= lastDay), cancellationToken);
        // Without a text in force there is nothing to report by; with one of another kind the period is none of its.
        if (form is null || form.PeriodKind != period.Kind)
            return 0;
        var due = (await db.Units.AsNoTracking()
            .Where(unit => unit.ValidFrom <= lastDay && (unit.ValidTo == null || unit.ValidTo >= lastDay)).OrderBy(unit => unit.Code)
            .ToListAsync(cancellationToken)).Where(unit => !named || book.IsNewTo(unit)).Select(unit => (unit.Code, Deadline: book.For(unit))).Where(unit => unit.Deadline is not null).ToList();
        var report = OwedReport.Of(formCode, period, form.Name);
        var touched = 0;
        foreach (var some in due.Chunk(options.Value.SweepChunk))
        {
            if (!await goOn())
                return null;
            touched += await OpenSomeAsync(report, some!, move: named, cancellationToken);
        }
        return touched;
    }

    private async Task<int> OpenSomeAsync(
        OwedReport report, IReadOnlyList<(string UnitCode, Deadline Deadline)> due, bool move, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var keys = due.Select(unit => PlanningObligation.SourceKeyOf(unit.UnitCode, report.FormCode, report.PeriodCode)).ToList();
        var known = await db.Obligations.Where(obligation => obligation.Kind == ObligationKind.Report && keys.Contains(obligation.SourceKey))
            .ToDictionaryAsync(obligation => obligation.SourceKey, cancellationToken);
        var units = due.Select(unit => unit.UnitCode).ToList();
        var submitted = await db.Reports.AsNoTracking()
            .Where(sent => sent.FormCode == report.FormCode && sent.PeriodCode == report.PeriodCode && units.Contains(sent.UnitCode) && sent.SubmittedAt != null)
            .ToDictionaryAsync(sent => sent.UnitCode, cancellationToken);
        var touched = 0;
        foreach (var (unitCode, deadline) in due)
        {
            var key = PlanningObligation.SourceKeyOf(unitCode, report.FormCode, report.PeriodCode);
            if (!known.TryGetValue(key, out var obligation))
            {
                db.Obligations.Add(obligation = PlanningObligation.ToReport(unitCode, report, deadline, clock.GetUtcNow()));
                // It came before anybody had said by when.
                if (submitted.TryGetValue(unitCode, out var sent))
                    obligation.Satisfy(SatisfiedBy.Report(sent.SubmittedAt!.Value, sent.SubmittedBy ?? By));
            }
            else if (move && obligation.IsOpen && obligation.Deadline != deadline)
                obligation.MoveTo(deadline);
            else
                continue;
            touched++;
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            // Another instance opened them at the same moment: they are there.
            touched = 0;
        }
        db.ChangeTracker.Clear();
        return touched;
    }
}
