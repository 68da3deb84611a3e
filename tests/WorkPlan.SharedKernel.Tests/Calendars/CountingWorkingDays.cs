using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Moments;

namespace WorkPlan.SharedKernel.Tests.Calendars;

public sealed class CountingWorkingDays
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Vietnam;
    private static readonly Arbitrary<DateOnly> AnyDay =
        Gen.Choose(new DateOnly(2021, 1, 1).DayNumber, new DateOnly(2026, 11, 30).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Theory]
    [InlineData("2021-09-27", DayOfWeek.Monday)]
    [InlineData("2021-12-10", DayOfWeek.Friday)]
    [InlineData("2021-12-20", DayOfWeek.Monday)]
    [InlineData("2021-12-27", DayOfWeek.Monday)]
    [InlineData("2022-01-11", DayOfWeek.Tuesday)]
    public void The_days_of_the_two_provinces_papers_were_worked(string date, DayOfWeek weekday)
    {
        Assert.Equal(weekday, Day(date).DayOfWeek);
        Assert.True(Calendar.IsWorkingDay(Day(date)));
    }

    [Theory]
    [InlineData("2021-02-10", "2021-02-16")]
    [InlineData("2022-01-31", "2022-02-04")]
    [InlineData("2023-01-20", "2023-01-26")]
    [InlineData("2024-02-08", "2024-02-14")]
    [InlineData("2025-01-27", "2025-01-31")]
    [InlineData("2026-02-16", "2026-02-20")]
    public void Nobody_works_at_tet(string first, string last)
    {
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1)) Assert.False(Calendar.IsWorkingDay(day), $"{day:O}");

        Assert.True(Calendar.IsWorkingDay(Calendar.PreviousWorkingDay(Day(first))));
        Assert.True(Calendar.PreviousWorkingDay(Day(first)) >= Day(first).AddDays(-3));
        Assert.True(Calendar.NextWorkingDay(Day(last)) <= Day(last).AddDays(3));
    }

    [Theory]
    [InlineData("2021-05-03")] // for Labour Day on a Saturday
    [InlineData("2022-01-03")] // for New Year on a Saturday
    [InlineData("2022-04-11")] // for the Hùng Kings on a Sunday
    [InlineData("2023-05-03")] // two holidays on one weekend
    [InlineData("2023-09-04")]
    [InlineData("2024-09-03")]
    [InlineData("2026-09-01")]
    public void Days_off_that_are_not_the_holiday_itself(string date) => Assert.False(Calendar.IsWorkingDay(Day(date)));

    [Theory]
    [InlineData("2024-04-29", "2024-05-04")]
    [InlineData("2025-05-02", "2025-04-26")]
    [InlineData("2026-01-02", "2026-01-10")]
    [InlineData("2026-08-31", "2026-08-22")]
    public void A_swap_frees_one_day_and_claims_a_saturday(string off, string worked)
    {
        Assert.False(Calendar.IsWorkingDay(Day(off)));
        Assert.True(Calendar.IsWorkingDay(Day(worked)));
        Assert.Equal(DayOfWeek.Saturday, Day(worked).DayOfWeek);
    }

    [Theory]
    [InlineData("2022-01-11", 5, "2022-01-18")]
    [InlineData("2022-01-27", 1, "2022-01-28")]
    [InlineData("2022-01-28", 1, "2022-02-07")] // over Tết
    [InlineData("2022-01-26", 5, "2022-02-09")]
    [InlineData("2021-12-31", 1, "2022-01-04")] // the 3rd is off in place of New Year
    [InlineData("2024-05-03", 1, "2024-05-04")] // a Saturday that is worked
    [InlineData("2022-02-07", -1, "2022-01-28")]
    [InlineData("2022-01-30", 0, "2022-01-30")]
    public void The_day_of_the_event_is_not_counted(string start, int days, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(start), days));

    [Theory]
    [InlineData("2022-01-21", 10, "2022-02-07")] // ends on 31/01, the first day of Tết
    [InlineData("2022-01-11", 4, "2022-01-17")] // ends on a Saturday
    [InlineData("2022-01-11", 3, "2022-01-14")]
    public void A_period_in_calendar_days_ends_on_the_next_working_day(string start, int days, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddDays(Day(start), days));

    [Fact]
    public void A_holiday_that_was_only_announced_is_listed_and_worked()
    {
        var cultureDay = new DateOnly(2026, 11, 24);

        Assert.Equal(CalendarDaySureness.Announced, Calendar.DayOf(cultureDay)?.Sureness);
        Assert.True(Calendar.IsWorkingDay(cultureDay));
    }

    [Fact]
    public void Adding_working_days_and_counting_them_agree() =>
        Prop.ForAll(AnyDay, Gen.Choose(1, 40).ToArbitrary(), (start, days) =>
        {
            var end = Calendar.AddWorkingDays(start, days);
            return Calendar.IsWorkingDay(end) && Calendar.WorkingDaysBetween(start, end) == days;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Going_there_and_back_returns_to_the_same_working_day() =>
        Prop.ForAll(AnyDay, Gen.Choose(1, 40).ToArbitrary(), (day, days) =>
        {
            var start = Calendar.SameOrNextWorkingDay(day);
            return Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, days), -days) == start;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_backwards_is_the_negative() =>
        Prop.ForAll(AnyDay, AnyDay, (one, other) => Calendar.WorkingDaysBetween(one, other) == -Calendar.WorkingDaysBetween(other, one))
            .QuickCheckThrowOnFailure();
}
