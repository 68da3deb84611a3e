using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Series;

/// <summary>
/// Makes the occurrences of recurring tasks when their periods begin. Who is responsible for one occurrence is responsible for the next one, by
/// the same decision, until another decision says otherwise.
/// </summary>
internal sealed class SeriesRound(AssignmentsDbContext db, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var year = WorkYear.Containing(today).Year;
        var running = await db.Series.AsNoTracking()
            .Where(series => series.WorkYear <= year && series.EndedOn == null && (series.MadeUntil == null || series.MadeUntil < today))
            .OrderBy(series => series.Id).Select(series => series.Id).ToListAsync(cancellationToken);
        foreach (var id in running)
        {
            var series = await db.Series.SingleAsync(known => known.Id == id, cancellationToken);
            await MakeAsync(series, today, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whoever makes the same occurrence at the same moment loses the race at the version of the series.</summary>
    public async Task MakeAsync(TaskSeries series, DateOnly today, CancellationToken cancellationToken)
    {
        var due = series.Due(today).ToList();
        if (due.Count == 0)
            return;
        var year = WorkYear.Of(series.WorkYear);
        var last = await db.Tasks.AsNoTracking().Where(task => task.SeriesId == series.Id).OrderByDescending(task => task.DueOn)
            .FirstOrDefaultAsync(cancellationToken);
        var held = last is null
            ? []
            : await db.Responsibilities.AsNoTracking().Where(one => one.TaskId == last.Id && one.To == null).ToListAsync(cancellationToken);
        var codes = held.ConvertAll(one => one.PersonCode);
        var people = await db.People.AsNoTracking().AsSplitQuery().Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, cancellationToken);
        foreach (var task in due)
        {
            db.Tasks.Add(task);
            var from = year.RangeOf(Period.Parse(task.PeriodCode!)).From;
            foreach (var one in held.Where(one => people[one.PersonCode].ServesIn(series.UnitCode, from)))
                db.Responsibilities.Add(one.AlsoFor(task.Id, from));
        }
    }
}
