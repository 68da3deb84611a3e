using System.Collections.Frozen;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Which days are worked: Monday to Friday, changed by the days it was given. Counting follows the Civil Code 2015: a period
/// starts on the day after its event (article 147), and one that would end on a day off ends on the next working day (article 148).
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly Lazy<WorkingCalendar> Published = new(() => new(CalendarDayFile.Embedded("vietnam-2021-2026.csv")));

    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly FrozenSet<int> _years;

    public WorkingCalendar(IEnumerable<CalendarDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var byDate = new SortedDictionary<DateOnly, CalendarDay>();
        foreach (var day in days)
        {
            if (!byDate.TryAdd(day.Date, day)) throw new DomainRuleException("calendar-day-twice", day.Date);
        }

        Days = [.. byDate.Values];
        _days = byDate.ToFrozenDictionary();
        _years = Days.Select(day => day.Date.Year).ToFrozenSet();
    }

    /// <summary>Civil servants' calendar 2021–2026 as it was published; see the remarks in its file for what is unverified.</summary>
    public static WorkingCalendar Vietnam => Published.Value;

    public IReadOnlyList<CalendarDay> Days { get; }

    /// <summary>False when nothing is known of the year; counting there knows only weekends, and somebody should maintain it.</summary>
    public bool Covers(DateOnly date) => _years.Contains(date.Year);

    /// <summary>This calendar with other days; a day that both have is taken from the new ones.</summary>
    public WorkingCalendar With(IEnumerable<CalendarDay> days)
    {
        var changed = days.ToList();
        var dates = changed.Select(day => day.Date).ToHashSet();
        return new WorkingCalendar(Days.Where(day => !dates.Contains(day.Date)).Concat(changed));
    }

    /// <summary>What is special about the date, if anything; announced days that are not in force are returned too.</summary>
    public CalendarDay? DayOf(DateOnly date) => _days.GetValueOrDefault(date);

    public bool IsWorkingDay(DateOnly date) => DayOf(date) switch
    {
        { Sureness: not CalendarDaySureness.Announced } day => day.Kind == CalendarDayKind.MakeUpWorkday,
        _ => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    /// <summary>The first working day after the date.</summary>
    public DateOnly NextWorkingDay(DateOnly date) => Step(date, 1);

    /// <summary>The last working day before the date.</summary>
    public DateOnly PreviousWorkingDay(DateOnly date) => Step(date, -1);

    /// <summary>The date itself when it is worked, otherwise the next day that is.</summary>
    public DateOnly SameOrNextWorkingDay(DateOnly date) => IsWorkingDay(date) ? date : NextWorkingDay(date);

    /// <summary>The n-th working day after the start, which is not counted itself; before it when n is negative; the start for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int days)
    {
        var date = start;
        for (var left = Math.Abs((long)days); left > 0; left--) date = Step(date, Math.Sign(days));
        return date;
    }

    /// <summary>Calendar days after the start; where they would end on a day off, the next working day.</summary>
    public DateOnly AddDays(DateOnly start, int days) => SameOrNextWorkingDay(start.AddDays(days));

    /// <summary>Working days after the first date up to and including the second; negative when it lies before.</summary>
    public int WorkingDaysBetween(DateOnly start, DateOnly end)
    {
        if (end < start) return -WorkingDaysBetween(end, start);
        var count = 0;
        for (var date = start.DayNumber + 1; date <= end.DayNumber; date++)
        {
            if (IsWorkingDay(DateOnly.FromDayNumber(date))) count++;
        }

        return count;
    }

    private DateOnly Step(DateOnly date, int direction)
    {
        do date = date.AddDays(direction);
        while (!IsWorkingDay(date));
        return date;
    }
}
