using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

/// <summary>
/// Nề nếp giao ban: how many briefings of a kind a unit should have held in a work year up to the last one, and how many it held.
/// A second briefing in the same week or month does not make up for a missed one.
/// </summary>
internal sealed class BriefingRegularity : IVersioned
{
    private BriefingRegularity()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public BriefingKind Kind { get; private init; }

    public DateOnly LastHeldOn { get; private set; }

    public int Expected { get; private set; }

    public int Held { get; private set; }

    public long Version { get; private set; }

    public static BriefingRegularity Of(string unitCode, int workYear, BriefingKind kind) =>
        new() { UnitCode = unitCode, WorkYear = workYear, Kind = kind };

    /// <param name="from">The first day of the work year, or of the unit when it was founded later.</param>
    /// <param name="heldOn">The days of all briefings of the kind in the year.</param>
    public void Count(DateOnly from, IReadOnlyCollection<DateOnly> heldOn, WorkingCalendar calendar, PeriodCalendar periods)
    {
        LastHeldOn = heldOn.Max();
        (Expected, Held) = CountUntil(LastHeldOn, Kind, from, heldOn, calendar, periods);
    }

    /// <summary>
    /// One is expected for each week (Monday to Sunday), month or quarter of the work year with a working day in the range: none in the week of Tết. Where one was
    /// held all the same, it counts on both sides, so that no more are held than expected.
    /// </summary>
    public static (int Expected, int Held) CountUntil(
        DateOnly to, BriefingKind kind, DateOnly from, IReadOnlyCollection<DateOnly> heldOn, WorkingCalendar calendar,
        PeriodCalendar periods)
    {
        var held = heldOn.Where(day => from <= day && day <= to).Select(day => SlotOf(kind, day, periods)).ToHashSet();
        var expected = held.ToHashSet();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
                expected.Add(SlotOf(kind, day, periods));
        }
        return (expected.Count, held.Count);
    }

    /// <summary>The first day of the week, month or quarter in which a day lies.</summary>
    public static DateOnly SlotOf(BriefingKind kind, DateOnly day, PeriodCalendar periods) => kind switch
    {
        BriefingKind.Monthly => new DateOnly(day.Year, day.Month, 1),
        BriefingKind.Quarterly => periods.RangeOf(periods.PeriodOf(day, PeriodKind.Quarter)).From,
        _ => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
    };
}
