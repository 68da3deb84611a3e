namespace WorkPlan.SharedKernel;

/// <summary>
/// When work years begin, as data: a list of versions, each with the year it applies from and its legal basis. Years follow one
/// another without gap or overlap whatever the versions say.
/// </summary>
public sealed class PeriodCalendar
{
    private static readonly Lazy<IReadOnlyList<PeriodCalendar>> Published = new(PeriodCalendarFile.Embedded);

    public PeriodCalendar(string code, string name, IEnumerable<PeriodCalendarVersion> versions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Code = code;
        Name = name;
        Versions = [.. versions.OrderBy(version => version.AppliesFromYear)];
        if (Versions.Count == 0) throw new DomainRuleException("period-calendar-empty", code);
        foreach (var version in Versions) Check(version);
    }

    /// <summary>01/12 to 30/11, by which the sector plans, counts and reports.</summary>
    public static PeriodCalendar Sector => Known("sector");

    /// <summary>01/10 to 30/9, by which the sector answers to the National Assembly.</summary>
    public static PeriodCalendar NationalAssembly => Known("nationalAssembly");

    /// <summary>January to December.</summary>
    public static PeriodCalendar CalendarYear => Known("calendarYear");

    public static IReadOnlyList<PeriodCalendar> All => Published.Value;

    public string Code { get; }

    public string Name { get; }

    public IReadOnlyList<PeriodCalendarVersion> Versions { get; }

    public static PeriodCalendar Known(string code) =>
        All.FirstOrDefault(calendar => calendar.Code == code) ?? throw new DomainRuleException("period-calendar-unknown", code);

    /// <summary>This calendar with one more version, or with another one for the same year.</summary>
    public PeriodCalendar With(PeriodCalendarVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new PeriodCalendar(Code, Name, Versions.Where(known => known.AppliesFromYear != version.AppliesFromYear).Append(version));
    }

    public WorkYear YearOf(int year)
    {
        var version = VersionOf(year) ?? throw new DomainRuleException("work-year-undefined", Code, year);
        var next = VersionOf(year + 1)!;
        return new WorkYear(this, year, version.StartOf(year), next.StartOf(year + 1).AddDays(-1), version.LegalBasis);
    }

    public WorkYear Containing(DateOnly date)
    {
        // A work year begins at most a year before the one it is named after.
        var year = VersionOf(date.Year + 1) is { } version && version.StartOf(date.Year + 1) <= date ? date.Year + 1 : date.Year;
        return VersionOf(year)?.StartOf(year) <= date ? YearOf(year) : YearOf(year - 1);
    }

    public Validity RangeOf(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return YearOf(period.WorkYear).RangeOf(period);
    }

    public Period PeriodOf(DateOnly date, PeriodKind kind) => Containing(date).PeriodOf(date, kind);

    /// <summary>The period of the same kind just before; its closing balance is this one's opening balance.</summary>
    public Period Previous(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return PeriodOf(RangeOf(period).From.AddDays(-1), period.Kind);
    }

    public Period Next(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var range = RangeOf(period);
        return PeriodOf(range.To!.Value.AddDays(1), period.Kind);
    }

    public override string ToString() => Code;

    private PeriodCalendarVersion? VersionOf(int year) => Versions.LastOrDefault(version => version.AppliesFromYear <= year);

    private void Check(PeriodCalendarVersion version)
    {
        var year = version.AppliesFromYear;
        if (version.StartMonth is < 1 or > 12) throw new DomainRuleException("period-calendar-month-unknown", Code, version.StartMonth);
        if (Versions.Count(known => known.AppliesFromYear == year) > 1)
            throw new DomainRuleException("period-calendar-version-twice", Code, year);
        var before = Versions.LastOrDefault(known => known.AppliesFromYear < year);
        if (before is null) return;

        // The year before is shortened to meet the new start. It cannot be lengthened: it would have the same month twice.
        var last = before.StartOf(year - 1);
        if (version.StartOf(year) <= last || version.StartOf(year) > last.AddYears(1))
            throw new DomainRuleException("period-calendar-breaks-a-year", Code, year - 1);
    }
}
