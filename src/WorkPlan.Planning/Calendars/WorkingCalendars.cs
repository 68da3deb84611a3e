using Microsoft.EntityFrameworkCore;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

/// <summary>The calendar that deadlines are counted by: the published days with this installation's own over them.</summary>
internal sealed class WorkingCalendars(PlanningDbContext db)
{
    public async Task<WorkingCalendar> GetAsync(CancellationToken cancellationToken)
    {
        var years = await db.CalendarYears.AsNoTracking().ToListAsync(cancellationToken);
        return WorkingCalendar.Vietnam.With(years.SelectMany(year => year.Days));
    }
}
