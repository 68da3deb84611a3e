using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Calendars;

public sealed class MaintainingTheCalendar
{
    [Fact]
    public void Every_published_year_has_its_eleven_days_of_holiday()
    {
        foreach (var year in Enumerable.Range(2021, 6))
        {
            var holidays = WorkingCalendar.Vietnam.Days.Count(day =>
                day.Date.Year == year && day.Kind == CalendarDayKind.Holiday && day.Sureness != CalendarDaySureness.Announced);
            Assert.True(holidays == 11, $"{year} has {holidays}");
        }
    }

    [Fact]
    public void Every_holiday_on_a_weekend_is_made_good_by_a_day_off()
    {
        var days = WorkingCalendar.Vietnam.Days;
        foreach (var year in days.GroupBy(day => day.Date.Year))
        {
            var onWeekend = year.Count(day => day.Kind == CalendarDayKind.Holiday && IsWeekend(day.Date));
            var compensated = year.Count(day => day.Kind == CalendarDayKind.CompensatoryOff);
            var worked = year.Count(day => day.Kind == CalendarDayKind.MakeUpWorkday);
            Assert.True(compensated == onWeekend + worked, $"{year.Key}: {onWeekend} on weekends, {worked} swaps, {compensated} days off");
        }
    }

    [Fact]
    public void Every_day_says_its_legal_basis() =>
        Assert.All(WorkingCalendar.Vietnam.Days, day => Assert.False(string.IsNullOrWhiteSpace(day.Basis)));

    [Fact]
    public void A_service_corrects_and_adds_days()
    {
        var confirmed = new CalendarDay(new DateOnly(2026, 11, 24), CalendarDayKind.Holiday, "Ngày Văn hóa Việt Nam", "Nghị quyết mẫu");
        var tet = new CalendarDay(new DateOnly(2027, 2, 5), CalendarDayKind.Holiday, "Tết Nguyên đán", "Thông báo mẫu");

        var calendar = WorkingCalendar.Vietnam.With([confirmed, tet]);

        Assert.False(calendar.IsWorkingDay(confirmed.Date));
        Assert.False(calendar.IsWorkingDay(tet.Date));
        Assert.Equal(WorkingCalendar.Vietnam.Days.Count + 1, calendar.Days.Count);
        Assert.True(WorkingCalendar.Vietnam.IsWorkingDay(tet.Date));
    }

    [Fact]
    public void A_year_that_nobody_maintains_is_told_apart()
    {
        Assert.True(WorkingCalendar.Vietnam.Covers(new DateOnly(2022, 7, 1)));
        Assert.False(WorkingCalendar.Vietnam.Covers(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void The_same_day_twice_is_refused()
    {
        var day = new CalendarDay(new DateOnly(2022, 9, 2), CalendarDayKind.Holiday, "Quốc khánh", "Bộ luật Lao động 2019");

        ShouldRefuse(() => _ = new WorkingCalendar([day, day]), "calendar-day-twice");
    }

    [Fact]
    public void A_file_is_read_with_its_remarks()
    {
        using var file = new StringReader("# remark\n\n2022-09-02;holiday;Quốc khánh;Điều 112;known\n");

        var day = Assert.Single(CalendarDayFile.Read(file));

        Assert.Equal(new CalendarDay(new DateOnly(2022, 9, 2), CalendarDayKind.Holiday, "Quốc khánh", "Điều 112", CalendarDaySureness.Known), day);
    }

    [Theory]
    [InlineData("2022-09-31;holiday;Quốc khánh;Điều 112;known")]
    [InlineData("2022-09-02;feast;Quốc khánh;Điều 112;known")]
    [InlineData("2022-09-02;1;Quốc khánh;Điều 112;known")]
    [InlineData("2022-09-02;holiday;Quốc khánh;;known")]
    [InlineData("2022-09-02;holiday;Quốc khánh;Điều 112;perhaps")]
    [InlineData("2022-09-02;holiday")]
    public void A_line_that_says_nothing_clear_is_refused_with_its_number(string line)
    {
        using var file = new StringReader("# remark\n" + line);

        Assert.Equal(2, ShouldRefuse(() => CalendarDayFile.Read(file), "calendar-line-unreadable").Arguments[0]);
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
