using WorkPlan.Planning.Briefings;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Briefings;

public sealed class BriefingRegularityTests
{
    private static readonly DateOnly YearStart = new(2021, 12, 1);

    [Fact]
    public void Every_week_with_a_working_day_expects_a_briefing()
    {
        // Wednesday 01/12 to Friday 17/12/2021: three weeks.
        var (expected, held) = Weekly([new(2021, 12, 3), new(2021, 12, 17)], to: new(2021, 12, 17));

        Assert.Equal((3, 2), (expected, held));
    }

    [Fact]
    public void The_week_of_tet_expects_none()
    {
        // 24/01 to 11/02/2022 are three weeks; the one in the middle is off altogether.
        var (expected, _) = BriefingRegularity.CountUntil(
            new(2022, 2, 11), BriefingKind.Weekly, new(2022, 1, 24), [new(2022, 1, 28), new(2022, 2, 11)], WorkingCalendar.Vietnam, PeriodCalendar.Sector);

        Assert.Equal(2, expected);
    }

    [Fact]
    public void A_briefing_in_the_week_of_tet_counts_on_both_sides()
    {
        var (expected, held) = BriefingRegularity.CountUntil(
            new(2022, 2, 11), BriefingKind.Weekly, new(2022, 1, 24), [new(2022, 2, 4)], WorkingCalendar.Vietnam, PeriodCalendar.Sector);

        Assert.Equal((3, 1), (expected, held));
    }

    [Fact]
    public void Two_briefings_in_one_week_do_not_make_up_for_a_missed_one()
    {
        var (expected, held) = Weekly([new(2021, 12, 6), new(2021, 12, 10)], to: new(2021, 12, 10));

        Assert.Equal((2, 1), (expected, held));
    }

    [Fact]
    public void Months_are_counted_for_the_monthly_ones()
    {
        var (expected, held) = BriefingRegularity.CountUntil(
            new(2022, 2, 25), BriefingKind.Monthly, YearStart, [new(2021, 12, 30), new(2022, 2, 25)], WorkingCalendar.Vietnam, PeriodCalendar.Sector);

        Assert.Equal((3, 2), (expected, held));
    }

    [Fact]
    public void Quarters_of_the_work_year_are_counted_for_the_quarterly_ones()
    {
        // December to February, March to May: the first quarter's briefing was held in February.
        var (expected, held) = BriefingRegularity.CountUntil(
            new(2022, 4, 15), BriefingKind.Quarterly, YearStart, [new(2022, 2, 25), new(2021, 12, 10)], WorkingCalendar.Vietnam, PeriodCalendar.Sector);

        Assert.Equal((2, 1), (expected, held));
    }

    [Fact]
    public void It_is_counted_to_the_last_briefing()
    {
        var regularity = BriefingRegularity.Of("QT.P9", 2022, BriefingKind.Weekly);

        regularity.Count(YearStart, [new(2021, 12, 10), new(2021, 12, 3)], WorkingCalendar.Vietnam, PeriodCalendar.Sector);

        Assert.Equal((new DateOnly(2021, 12, 10), 2, 2), (regularity.LastHeldOn, regularity.Expected, regularity.Held));
    }

    [Fact]
    public void A_briefing_to_come_is_refused() => ((Action)(() => Briefing.Hold(
        "QT.P9", BriefingKind.Weekly, new(2022, 1, 12), "Trưởng phòng", "Nội dung", new(2022, 1, 11), PeriodCalendar.Sector))).ShouldBeRefused("meeting-in-future");

    private static (int Expected, int Held) Weekly(DateOnly[] heldOn, DateOnly to) =>
        BriefingRegularity.CountUntil(to, BriefingKind.Weekly, YearStart, heldOn, WorkingCalendar.Vietnam, PeriodCalendar.Sector);
}
