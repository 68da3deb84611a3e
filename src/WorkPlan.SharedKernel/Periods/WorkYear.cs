namespace WorkPlan.SharedKernel;

/// <summary>One work year of one calendar, with its dates.</summary>
public sealed record WorkYear
{
    private readonly IReadOnlyList<(Period Period, Validity Range)> _periods;
    private IReadOnlyList<(Period Period, Validity Range)>? _weeks;

    internal WorkYear(PeriodCalendar calendar, int year, DateOnly from, DateOnly to, string legalBasis)
    {
        Calendar = calendar.Code;
        Year = year;
        Range = new Validity(from, to);
        From = from;
        To = to;
        LegalBasis = legalBasis;
        _periods = [.. Parts(year, from, to)];
    }

    /// <summary>Code of the calendar: sector, nationalAssembly or calendarYear among the known ones.</summary>
    public string Calendar { get; }

    public int Year { get; }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public Validity Range { get; }

    public string LegalBasis { get; }

    /// <summary>The sector's work year.</summary>
    public static WorkYear Of(int year) => PeriodCalendar.Sector.YearOf(year);

    /// <summary>The sector's work year that the day lies in: 2022 for 01/12/2021.</summary>
    public static WorkYear Containing(DateOnly date) => PeriodCalendar.Sector.Containing(date);

    public bool Contains(DateOnly date) => From <= date && date <= To;

    /// <summary>First and last day of a period of this year.</summary>
    public Validity RangeOf(Period period) =>
        PartsOf(period.Kind).FirstOrDefault(part => part.Period == period).Range
        ?? throw new DomainRuleException("period-not-in-work-year", period, Year);

    /// <summary>The year's halves, quarters, months or weeks in their order; a shortened year has fewer of them.</summary>
    public IReadOnlyList<Period> PeriodsOf(PeriodKind kind) =>
        [.. PartsOf(kind).Where(part => part.Period.Kind == kind).Select(part => part.Period)];

    public Period PeriodOf(DateOnly date, PeriodKind kind)
    {
        if (!Contains(date)) throw new DomainRuleException("date-not-in-work-year", date, Year);
        return PartsOf(kind).First(part => part.Period.Kind == kind && part.Range.IsInForce(date)).Period;
    }

    public bool Equals(WorkYear? other) =>
        other is not null && (Calendar, Year, Range) == (other.Calendar, other.Year, other.Range);

    public override int GetHashCode() => HashCode.Combine(Calendar, Year, Range);

    public override string ToString() => $"{Year} ({Range})";

    /// <summary>Weeks are many and seldom asked for.</summary>
    private IReadOnlyList<(Period Period, Validity Range)> PartsOf(PeriodKind kind) =>
        kind == PeriodKind.Week ? _weeks ??= [.. Weeks(Year, From, To)] : _periods;

    private static IEnumerable<(Period, Validity)> Weeks(int year, DateOnly from, DateOnly to)
    {
        var ordinal = 1;
        for (var start = from; start <= to; ordinal++)
        {
            var sunday = start.AddDays((7 - (int)start.DayOfWeek) % 7);
            yield return (Period.Week(year, ordinal), new Validity(start, sunday < to ? sunday : to));
            start = sunday.AddDays(1);
        }
    }

    private static IEnumerable<(Period, Validity)> Parts(int year, DateOnly from, DateOnly to)
    {
        yield return (Period.Year(year), new Validity(from, to));
        foreach (var (kind, length) in new[] { (PeriodKind.Half, 6), (PeriodKind.Quarter, 3), (PeriodKind.Month, 1) })
        {
            var ordinal = 1;
            for (var start = from; start <= to; start = start.AddMonths(length), ordinal++)
            {
                var end = start.AddMonths(length).AddDays(-1);
                var period = Period.Of(year, kind, kind == PeriodKind.Month ? start.Month : ordinal);
                yield return (period, new Validity(start, end < to ? end : to));
            }
        }
    }
}
