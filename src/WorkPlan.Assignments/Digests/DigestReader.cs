using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Digests;

/// <summary>Sums up a month for people, in two queries however many they are.</summary>
internal sealed class DigestReader(AssignmentsDbContext db)
{
    public async Task<IReadOnlyList<WorkDigestView>> ReadAsync(
        IReadOnlyList<Person> people, DigestMonth month, DateOnly today, CancellationToken cancellationToken)
    {
        var codes = people.Select(person => person.Code).ToList();
        var (first, last) = (month.From, month.To);
        var held = (await (
            from responsibility in db.Responsibilities.AsNoTracking()
            where codes.Contains(responsibility.PersonCode) && responsibility.From <= last && (responsibility.To == null || responsibility.To >= first)
            join task in db.Tasks.AsNoTracking() on responsibility.TaskId equals task.Id
            where task.State != WorkTaskState.Withdrawn && (task.DoneOn == null || task.DoneOn >= first)
            orderby task.DueOn, task.Id
            select new { Held = responsibility, Task = task }).ToListAsync(cancellationToken))
            .ToLookup(row => row.Held.PersonCode, row => new HeldTask(row.Held, row.Task));
        return [.. people.Select(person => Of(person, [.. held[person.Code]], month, today))];
    }

    private static WorkDigestView Of(Person person, IReadOnlyList<HeldTask> held, DigestMonth month, DateOnly today)
    {
        var asOf = month.To < today ? month.To : today;
        var next = month.Next;
        // A deadline lasts to the end of its day: on the month's last day it has passed only when the month is over.
        var firstDayAfter = today > month.To ? next.From : asOf;
        // Whose a task was on the day on which it was done; of two decisions on one task the one that was in force then.
        var done = held.Where(one => one.Task.DoneOn is { } on && on <= asOf && one.Held.Time.IsInForce(on)).DistinctBy(one => one.Task.Id).ToList();
        var open = held.Where(one => one.Held.Time.IsInForce(asOf) && (one.Task.DoneOn is null || one.Task.DoneOn > asOf)).DistinctBy(one => one.Task.Id).ToList();
        return new WorkDigestView(
            person.Code, person.FullName, person.OwnUnitOn(asOf), month.Period.Code, month.From, month.To, asOf,
            [.. done.Select(one => one.AsOf(one.Task.DoneOn!.Value))],
            [.. open.Where(one => one.Task.DeadlineOn < firstDayAfter).Select(one => one.AsOf(firstDayAfter))],
            [.. open.Where(one => one.Task.DeadlineOn is { } due && due > month.To && due <= next.To).Select(one => one.AsOf(asOf))],
            Workload(person, open, next));
    }

    /// <summary>Days for every unit in which the person serves; leave is what absences take of the working days.</summary>
    private static DigestWorkload Workload(Person person, IReadOnlyList<HeldTask> open, Validity next)
    {
        var (from, to) = (next.From, next.To!.Value);
        var working = WorkingCalendar.Vietnam.WorkingDaysBetween(from.AddDays(-1), to);
        var away = person.Absences.Select(absence => absence.Validity.Intersect(next)).OfType<Validity>()
            .Sum(time => WorkingCalendar.Vietnam.WorkingDaysBetween(time.From.AddDays(-1), time.To!.Value));
        var capacity = person.Services().Select(service => service.UnitCode).Distinct().Sum(unit => PersonLoad.CapacityOf(person, unit, from, to));
        var effort = open.Sum(one => PersonLoad.DaysOf(one.Task, one.Held.Role));
        return new DigestWorkload(from, to, working, away, capacity, effort, capacity > 0 ? effort * 100 / capacity : effort > 0 ? null : 0);
    }

    private sealed record HeldTask(TaskResponsibility Held, WorkTask Task)
    {
        public DigestTask AsOf(DateOnly day) => new(
            Task.Id, Task.Title, Task.UnitCode, Held.Role, Task.DeadlineOn, Task.DoneOn, Task.State,
            Task.DeadlineOn is { } deadline && deadline < day ? day.DayNumber - deadline.DayNumber : 0);
    }
}
