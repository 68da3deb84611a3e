using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Results;

/// <summary>A unit wants to be done by 31/5: what its figures say to that, and when.</summary>
public sealed class DueStandingsTests
{
    private static readonly DateOnly Due = new(2022, 5, 31);
    private static readonly TargetRule Share = TargetRule.AtLeastRatio(9000);

    [Theory]
    [InlineData(9, 10, "2022-05-31", DueStanding.Open)] // kept so far, and can still be lost
    [InlineData(9, 10, "2022-06-01", DueStanding.InTime)]
    [InlineData(8, 10, "2022-06-01", DueStanding.Late)]
    [InlineData(0, 0, "2022-05-31", DueStanding.Open)]
    [InlineData(0, 0, "2022-06-01", null)] // nothing arose, so there was nothing to reach
    public void A_share_is_judged_when_the_day_is_over_by_what_had_ended(int numerator, int denominator, string today, DueStanding? standing)
    {
        var year = Year(new(Period.Month(2022, 5), new(numerator, denominator)), new(Period.Month(2022, 6), new(100, 100)));
        Assert.Equal(standing, DueStandings.Of(Share, year, Due, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(20, DueStanding.Early)]
    [InlineData(31, DueStanding.InTime)]
    public void A_floor_of_counts_is_reached_on_its_day_however_early_that_is_asked(int day, DueStanding standing)
    {
        var counted = new Figures { Breakdown = [new BreakdownEntry(3, On: new DateOnly(2022, 5, day))] };
        Assert.Equal(standing, DueStandings.Of(TargetRule.AtLeastCount(3), Year(new PeriodFigures(Period.Month(2022, 5), counted)), Due, new(2022, 5, day)));
    }

    [Fact]
    public void A_longer_period_counts_with_the_days_that_it_tells()
    {
        var counted = new Figures { Breakdown = [new BreakdownEntry(3, On: new DateOnly(2022, 5, 20)), new BreakdownEntry(1, On: new DateOnly(2022, 8, 1))] };
        var year = Year(new PeriodFigures(Period.Year(2022), counted));
        Assert.Equal(DueStanding.Early, DueStandings.Of(TargetRule.AtLeastCount(3), year, Due, new(2022, 12, 1)));
        Assert.Equal(DueStanding.Late, DueStandings.Of(TargetRule.AtLeastCount(4), year, Due, new(2022, 12, 1)));
    }

    [Fact]
    public void Of_a_demand_by_quarter_the_quarters_until_the_day_have_to_keep_it()
    {
        var rule = new PerPeriodRule(PeriodKind.Quarter, TargetRule.AtLeastCount(1));
        var (first, second) = (new PeriodFigures(Period.Quarter(2022, 1), new(Count: 1)), new PeriodFigures(Period.Quarter(2022, 2), new(Count: 1)));
        Assert.Equal(DueStanding.InTime, DueStandings.Of(rule, Year(first, second), Due, new(2022, 6, 1)));
        Assert.Equal(DueStanding.Late, DueStandings.Of(rule, Year(first), Due, new(2022, 6, 1)));
    }

    private static TargetInputs Year(params PeriodFigures[] rows) => TargetInputs.Of(Period.Year(2022), rows);
}
