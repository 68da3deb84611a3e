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

    /// <summary>Working days from the day to the end of the work year.</summary>
    public static int CapacityOf(Person person, DateOnly day) => CapacityOf(person, day, WorkYear.Containing(day).To);

    /// <summary>Working days from the day on, both ends included, without those of absences and of service ended.</summary>
    public static int CapacityOf(Person person, DateOnly day, DateOnly last)
    {
        var calendar = WorkingCalendar.Vietnam;
        if (person.ServesTo < last)
            last = person.ServesTo.Value;
        if (last < day)
            return 0;
        var left = new Validity(day, last);
        var away = person.Absences.Select(absence => absence.Validity.Intersect(left)).OfType<Validity>().Sum(WorkingDays);
        return WorkingDays(left) - away;

        int WorkingDays(Validity range) => calendar.WorkingDaysBetween(range.From.AddDays(-1), range.To!.Value);
    }
}
