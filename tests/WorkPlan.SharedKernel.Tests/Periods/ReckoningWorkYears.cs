using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Moments;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Periods;

public sealed class ReckoningWorkYears
{
    private static readonly PeriodCalendarVersion FromOctober = new(2026, 10, true, "358/QĐ-VKSTC, chưa xác nhận");

    [Theory]
    [InlineData("2021-11-30", 2021)]
    [InlineData("2021-12-01", 2022)]
    [InlineData("2021-12-27", 2022)] // directive 01/CT-VKSTC for 2022
    [InlineData("2022-01-11", 2022)]
    [InlineData("2022-11-30", 2022)]
    [InlineData("2022-12-02", 2023)] // directive 01/CT-VKSTC for 2023
    public void The_sectors_year_begins_on_the_first_of_december(string date, int year) =>
        Assert.Equal(year, WorkYear.Containing(Day(date)).Year);

    [Theory]
    [InlineData("nationalAssembly", 2022, "2021-10-01", "2022-09-30")]
    [InlineData("sector", 2022, "2021-12-01", "2022-11-30")]
    [InlineData("sector", 2012, "2011-12-01", "2012-11-30")]
    [InlineData("calendarYear", 2022, "2022-01-01", "2022-12-31")]
    public void Each_calendar_has_its_own_year(string calendar, int year, string from, string to) =>
        Assert.Equal(new Validity(Day(from), Day(to)), PeriodCalendar.Known(calendar).YearOf(year).Range);

    [Theory]
    [InlineData("2022", "2021-12-01", "2022-11-30")]
    [InlineData("2022-H1", "2021-12-01", "2022-05-31")]
    [InlineData("2022-H2", "2022-06-01", "2022-11-30")]
    [InlineData("2022-Q1", "2021-12-01", "2022-02-28")]
    [InlineData("2022-Q3", "2022-06-01", "2022-08-31")]
    [InlineData("2022-M12", "2021-12-01", "2021-12-31")]
    [InlineData("2022-M05", "2022-05-01", "2022-05-31")]
    [InlineData("2024-M02", "2024-02-01", "2024-02-29")]
    public void Parts_of_the_sectors_year(string code, string from, string to) =>
        Assert.Equal(new Validity(Day(from), Day(to)), PeriodCalendar.Sector.RangeOf(Period.Parse(code)));

    [Fact]
    public void Months_come_in_the_order_of_the_work_year() =>
        Assert.Equal([12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], WorkYear.Of(2022).PeriodsOf(PeriodKind.Month).Select(month => month.Ordinal));

    [Theory]
    [InlineData("2022-05-31", PeriodKind.Half, "2022-H1")]
    [InlineData("2022-06-01", PeriodKind.Half, "2022-H2")]
    [InlineData("2021-12-10", PeriodKind.Month, "2022-M12")]
    [InlineData("2022-11-30", PeriodKind.Quarter, "2022-Q4")]
    [InlineData("2022-11-30", PeriodKind.Year, "2022")]
    [InlineData("2021-12-01", PeriodKind.Week, "2022-W01")] // a Wednesday: the first week is five days
    [InlineData("2021-12-05", PeriodKind.Week, "2022-W01")]
    [InlineData("2021-12-06", PeriodKind.Week, "2022-W02")]
    [InlineData("2022-11-30", PeriodKind.Week, "2022-W53")] // and the last one ends on its Wednesday
    public void A_day_lies_in_one_period_of_each_kind(string date, PeriodKind kind, string code) =>
        Assert.Equal(Period.Parse(code), PeriodCalendar.Sector.PeriodOf(Day(date), kind));

    [Theory]
    [InlineData("2022", "2021", "2023")]
    [InlineData("2022-H1", "2021-H2", "2022-H2")]
    [InlineData("2022-Q4", "2022-Q3", "2023-Q1")]
    [InlineData("2022-M12", "2021-M11", "2022-M01")]
    public void Neighbouring_periods_carry_balances_over(string code, string previous, string next)
    {
        Assert.Equal(Period.Parse(previous), PeriodCalendar.Sector.Previous(Period.Parse(code)));
        Assert.Equal(Period.Parse(next), PeriodCalendar.Sector.Next(Period.Parse(code)));
    }

    [Fact]
    public void Moving_the_start_to_october_shortens_the_year_before_and_leaves_no_gap()
    {
        var calendar = PeriodCalendar.Sector.With(FromOctober);

        Assert.Equal(new Validity(Day("2024-12-01"), Day("2025-09-30")), calendar.YearOf(2025).Range);
        Assert.Equal(new Validity(Day("2025-10-01"), Day("2026-09-30")), calendar.YearOf(2026).Range);
        Assert.Equal(new Validity(Day("2025-06-01"), Day("2025-09-30")), calendar.RangeOf(Period.Parse("2025-H2")));
        Assert.Equal(10, calendar.YearOf(2025).PeriodsOf(PeriodKind.Month).Count);
        Assert.Equal("358/QĐ-VKSTC, chưa xác nhận", calendar.Containing(Day("2025-10-01")).LegalBasis);
        ShouldRefuse(() => calendar.RangeOf(Period.Parse("2025-M10")), "period-not-in-work-year");
    }

    [Fact]
    public void Every_day_lies_in_exactly_one_year_of_every_calendar_and_in_the_period_found_for_it()
    {
        var calendars = PeriodCalendar.All.Append(PeriodCalendar.Sector.With(FromOctober)).ToArray();
        Prop.ForAll(
            Gen.Choose(Day("2012-01-01").DayNumber, Day("2032-12-31").DayNumber).ToArbitrary(),
            Gen.Elements(calendars).ToArbitrary(),
            Gen.Elements(Enum.GetValues<PeriodKind>()).ToArbitrary(),
            (dayNumber, calendar, kind) =>
            {
                var date = DateOnly.FromDayNumber(dayNumber);
                var years = Enumerable.Range(date.Year - 1, 4).Where(year => year >= calendar.Versions[0].AppliesFromYear)
                    .Where(year => calendar.YearOf(year).Contains(date)).ToArray();
                return years.Length == 1
                    && years[0] == calendar.Containing(date).Year
                    && calendar.RangeOf(calendar.PeriodOf(date, kind)).IsInForce(date);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_week_follows_the_last_one_across_the_end_of_the_year()
    {
        var sector = PeriodCalendar.Sector;
        Assert.Equal(Period.Week(2022, 53), sector.Previous(Period.Week(2023, 1)));
        Assert.Equal(Period.Week(2023, 1), sector.Next(Period.Week(2022, 53)));
        Assert.Equal(new Validity(Day("2022-12-01"), Day("2022-12-04")), sector.RangeOf(Period.Week(2023, 1)));
        ShouldRefuse(() => WorkYear.Of(2022).RangeOf(Period.Week(2022, 54)), "period-not-in-work-year");
    }

    [Theory]
    [InlineData(PeriodKind.Half)]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Week)]
    public void Parts_of_a_year_follow_one_another_from_its_first_day_to_its_last(PeriodKind kind)
    {
        foreach (var year in new[] { WorkYear.Of(2024), PeriodCalendar.Sector.With(FromOctober).YearOf(2025) })
        {
            var parts = year.PeriodsOf(kind).Select(year.RangeOf).ToArray();
            Assert.Equal(year.From, parts[0].From);
            Assert.Equal(year.To, parts[^1].To);
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.True(pair.First.IsFollowedBy(pair.Second)));
        }
    }

    [Fact]
    public void A_year_that_would_have_a_month_twice_is_refused() =>
        ShouldRefuse(() => PeriodCalendar.NationalAssembly.With(new PeriodCalendarVersion(2026, 12, true, "x")), "period-calendar-breaks-a-year");

    [Fact]
    public void What_no_version_covers_is_refused()
    {
        ShouldRefuse(() => WorkYear.Of(2011), "work-year-undefined");
        ShouldRefuse(() => WorkYear.Containing(Day("2011-11-30")), "work-year-undefined");
        ShouldRefuse(() => PeriodCalendar.Known("lunar"), "period-calendar-unknown");
        ShouldRefuse(() => WorkYear.Of(2022).PeriodOf(Day("2022-12-01"), PeriodKind.Month), "date-not-in-work-year");
        ShouldRefuse(() => WorkYear.Of(2022).RangeOf(Period.Year(2023)), "period-not-in-work-year");
    }

    [Fact]
    public void Two_versions_for_one_year_an_unknown_month_and_no_version_are_refused()
    {
        var january = new PeriodCalendarVersion(2020, 1, false, "x");
        ShouldRefuse(() => _ = new PeriodCalendar("c", "C", [january, january]), "period-calendar-version-twice");
        ShouldRefuse(() => _ = new PeriodCalendar("c", "C", [january with { StartMonth = 13 }]), "period-calendar-month-unknown");
        ShouldRefuse(() => _ = new PeriodCalendar("c", "C", []), "period-calendar-empty");
    }

    [Theory]
    [InlineData("sector;Ngành;2012;12;yes;basis")]
    [InlineData("sector;Ngành;MMXII;12;true;basis")]
    [InlineData("sector;Ngành;2012;12;true;")]
    public void A_line_that_says_nothing_clear_is_refused(string line)
    {
        using var file = new StringReader(line);
        ShouldRefuse(() => PeriodCalendarFile.Read(file), "calendar-line-unreadable");
    }

    [Fact]
    public void The_same_year_of_the_same_calendar_is_equal()
    {
        Assert.Equal(WorkYear.Of(2022), WorkYear.Containing(Day("2022-03-01")));
        Assert.NotEqual(WorkYear.Of(2022), PeriodCalendar.NationalAssembly.YearOf(2022));
    }
}
