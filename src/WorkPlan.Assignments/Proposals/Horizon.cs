using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Proposals;

/// <summary>
/// The months in which the tasks are due. At the end of each, nobody has done more than the working days up to then; a task without a due date
/// has until the end of the work year, an overdue one until the end of the first month, and what is due later than the end of the next work year
/// until then: nobody's days are known beyond.
/// </summary>
internal sealed class Horizon
{
    /// <summary>Effort is counted in half days; a task that nobody has estimated takes one.</summary>
    public const int UnitsOfDay = 2;

    private readonly string _unitCode;
    private readonly DateOnly _day;
    private readonly List<DateOnly> _ends = [];

    public Horizon(string unitCode, DateOnly day, IEnumerable<WorkTask> tasks)
    {
        (_unitCode, _day) = (unitCode, day);
        YearEnd = WorkYear.Containing(day).To;
        var nextYearEnd = WorkYear.Of(WorkYear.Containing(day).Year + 1).To;
        var last = tasks.Select(task => task.DeadlineOn ?? YearEnd).Where(due => due < nextYearEnd).Append(YearEnd).Max();
        if (tasks.Any(task => task.DeadlineOn >= nextYearEnd))
            last = nextYearEnd;
        for (var month = new DateOnly(day.Year, day.Month, 1).AddMonths(1); ; month = month.AddMonths(1))
        {
            _ends.Add(month.AddDays(-1));
            if (month > last)
                break;
        }
    }

    public DateOnly YearEnd { get; }

    public int Periods => _ends.Count;

    public int PeriodOf(DateOnly? dueOn)
    {
        var due = dueOn ?? YearEnd;
        var period = _ends.FindIndex(end => due <= end);
        return period < 0 ? Periods - 1 : period;
    }

    /// <summary>The day until which the task's period lasts.</summary>
    public DateOnly EndOf(int period) => _ends[period];

    public static int UnitsOf(WorkTask task, Decisions.AssignmentRole role) => Math.Max(1, UnitsOfDay * PersonLoad.DaysOf(task, role));

    /// <summary>The units that a person has left by the end of each month, beside what he holds already.</summary>
    public int[] FreeUnits(Person person, IEnumerable<(DateOnly? DueOn, int Days)> held, int percent, int moreDays)
    {
        var free = _ends.Select(end => UnitsOfDay * (moreDays + (PersonLoad.CapacityOf(person, _unitCode, _day, end) * percent / 100))).ToArray();
        foreach (var (dueOn, days) in held)
        {
            for (var period = PeriodOf(dueOn); period < free.Length; period++)
                free[period] -= UnitsOfDay * days;
        }
        return free;
    }
}
