using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Series;

/// <summary>
/// Makes the occurrences of recurring tasks when their periods begin. Who is responsible for one occurrence is responsible for the next one, by
/// the same decision, until another decision says otherwise; whom the law forbids it on the first day is not, and the head has to decide.
/// </summary>
internal sealed class SeriesRound(AssignmentsDbContext db, SuitabilityAssessor assessor, TimeProvider clock)
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
            : await db.Responsibilities.AsNoTracking().Where(one => one.TaskId == last.Id).ToListAsync(cancellationToken);
        var codes = held.ConvertAll(one => one.PersonCode);
        var people = await db.People.AsNoTracking().AsSplitQuery().Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, cancellationToken);
        var interests = (await db.Interests.AsNoTracking().Where(interest => codes.Contains(interest.PersonCode)).ToListAsync(cancellationToken))
            .ToLookup(interest => interest.PersonCode);
        foreach (var task in due)
        {
            db.Tasks.Add(task);
            var period = year.RangeOf(Period.Parse(task.PeriodCode!));
            foreach (var one in held.Where(one => one.Time.Overlaps(period)))
            {
                var (person, first) = (people[one.PersonCode], one.From > period.From ? one.From : period.From);
                if (assessor.Law(task, person, one.Role, first, [.. interests[one.PersonCode]]).Blocks.Count == 0)
                    db.Responsibilities.Add(one.AlsoFor(task.Id, first, person.ServiceIn(series.UnitCode, first)?.Time.To));
            }
        }
    }
}
