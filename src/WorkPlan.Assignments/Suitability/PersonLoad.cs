using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

/// <summary>What a person holds, in working days, against the working days that are left to the end of the work year.</summary>
internal sealed record PersonLoad(int Tasks, int EffortDays, int CapacityDays)
{
    public int Percent => CapacityDays > 0 ? EffortDays * 100 / CapacityDays : EffortDays > 0 ? int.MaxValue : 0;

    public PersonLoad With(WorkTask task, AssignmentRole role) =>
        this with { Tasks = Tasks + 1, EffortDays = EffortDays + DaysOf(task, role) };

    /// <summary>What is left to do of the task; a supporter counts half, rounded up.</summary>
    public static int DaysOf(WorkTask task, AssignmentRole role)
    {
        var left = task.EffortDays - (task.EffortDays * task.PercentDone / 100);
        return role == AssignmentRole.Lead ? left : (left + 1) / 2;
    }

    /// <summary>Working days for the unit from the day to the end of the work year.</summary>
    public static int CapacityOf(Person person, string unitCode, DateOnly day) => CapacityOf(person, unitCode, day, WorkYear.Containing(day).To);

    /// <summary>
    /// Working days for the unit from the day on, both ends included, without those of absences and of other service; a secondment counts with
    /// its share, which the person's own unit is short of. Part of a day is no day.
    /// </summary>
    public static int CapacityOf(Person person, string unitCode, DateOnly day, DateOnly last)
    {
        if (last < day)
            return 0;
        var asked = new Validity(day, last);
        var services = person.Services().ToList();
        var percents = 0;
        foreach (var service in services.Where(service => service.UnitCode == unitCode))
        {
            percents += service.SharePercent * DaysOf(person, service, asked);
            if (service.Kind == PostingKind.Service)
            {
                percents -= services.Where(other => other.Kind == PostingKind.Secondment && other.Time.Overlaps(service.Time))
                    .Sum(other => other.SharePercent * DaysOf(person, other with { Time = other.Time.Intersect(service.Time)! }, asked));
            }
        }
        return percents / Posting.WholeTime;
    }

    private static int DaysOf(Person person, ServiceTime service, Validity asked)
    {
        if (service.Time.Intersect(asked) is not { } served)
            return 0;
        var away = person.Absences.Where(absence => service.Kind == PostingKind.Service || absence.Kind != AbsenceKind.Secondment)
            .Select(absence => absence.Validity.Intersect(served)).OfType<Validity>().Sum(WorkingDays);
        return WorkingDays(served) - away;
    }

    private static int WorkingDays(Validity range) => WorkingCalendar.Vietnam.WorkingDaysBetween(range.From.AddDays(-1), range.To!.Value);
}
