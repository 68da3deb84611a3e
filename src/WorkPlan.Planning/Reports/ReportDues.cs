using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>Looks up which units report by a form on a period, and by when.</summary>
internal sealed class ReportDues(PlanningDbContext db, PeriodCalendars periods, WorkingCalendars calendars, IUnitDirectory directory)
{
    public async Task<DueBook> OfAsync(string formCode, Period period, CancellationToken cancellationToken)
    {
        var code = period.Code;
        return new DueBook(
            (await periods.SectorAsync(cancellationToken)).RangeOf(period).To!.Value,
            await db.ReportDeadlines.AsNoTracking()
                .Where(deadline => deadline.FormCode == formCode && deadline.PeriodCode == code).ToListAsync(cancellationToken),
            await db.ReportSchedules.AsNoTracking().SingleOrDefaultAsync(schedule => schedule.FormCode == formCode, cancellationToken),
            await calendars.GetAsync(cancellationToken), await directory.GetAsync(cancellationToken));
    }
}

/// <summary>By when units report by one form on one period.</summary>
internal sealed class DueBook(
    DateOnly lastDay, IReadOnlyList<ReportDeadline> deadlines, ReportSchedule? schedule, WorkingCalendar calendar, UnitTree tree)
{
    /// <summary>The last day of the period: whoever is there on it reports.</summary>
    public DateOnly LastDay => lastDay;

    /// <summary>What a document says for this very period goes before the regime of the form; null where the unit does not report.</summary>
    public Deadline? For(OrgUnit unit)
    {
        List<string> above = [unit.Code, .. tree.Ancestors(unit.Code)];
        return deadlines.For(unit, above)?.AsValue() ?? schedule?.Tiers.For(unit, above)?.DueFor(lastDay, calendar);
    }

    /// <summary>True where the document that says by when the unit reports has not been acted upon.</summary>
    public bool IsNewTo(OrgUnit unit) => deadlines.For(unit, [unit.Code, .. tree.Ancestors(unit.Code)]) is { OpenedAt: null };
}
