using WorkPlan.Planning.Rollups.Forecasts;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>Work year 2022 begins with December 2021; after May, six of twelve months are over.</summary>
public sealed class ForecastingTargets
{
    private static readonly YearLayout Layout = YearLayout.Of(WorkYear.Of(2022));
    private static readonly string[] FirstHalf = ["2022-M12", "2022-M01", "2022-M02", "2022-M03", "2022-M04", "2022-M05"];

    [Theory]
    [InlineData(1, ForecastVerdict.OnTrack)] // six a half-year, twelve a year
    [InlineData(0, ForecastVerdict.WillMiss)]
    [InlineData(2, ForecastVerdict.AlreadyMet)]
    public void A_floor_of_counts(int perMonth, ForecastVerdict expected)
    {
        var step = Of(TargetRule.AtLeastCount(12), [.. FirstHalf.Select(month => (month, new Figures(Count: perMonth)))]);
        Assert.Equal(expected, step.Verdict);
        Assert.Equal(perMonth * 12, step.Projected);
        Assert.Equal(perMonth, step.RunRate);
    }

    [Fact]
    public void What_a_month_has_to_bring_from_now_on()
    {
        var step = Of(TargetRule.AtLeastCount(12), ("2022-H1", new Figures(Count: 3)));
        Assert.Equal((ForecastVerdict.WillMiss, 9L, 1.5m), (step.Verdict, step.Missing, step.NeededRate));
    }

    [Theory]
    [InlineData(4, ForecastVerdict.OnTrack)]
    [InlineData(6, ForecastVerdict.WillMiss)]
    [InlineData(11, ForecastVerdict.AlreadyMissed)]
    public void A_ceiling_of_counts(int soFar, ForecastVerdict expected) =>
        Assert.Equal(expected, Of(TargetRule.AtMostCount(10), ("2022-H1", new Figures(Count: soFar))).Verdict);

    [Theory]
    [InlineData(0, ForecastVerdict.OnTrack)]
    [InlineData(1, ForecastVerdict.AlreadyMissed)]
    public void What_must_be_zero(int soFar, ForecastVerdict expected) =>
        Assert.Equal(expected, Of(TargetRule.ExactCount(0), ("2022-H1", new Figures(Count: soFar))).Verdict);

    [Theory]
    [InlineData(90, 100, ForecastVerdict.OnTrack, "share")]
    [InlineData(85, 100, ForecastVerdict.WillMiss, "share")]
    [InlineData(70, 100, ForecastVerdict.WillMiss, "shareOutOfReach")]
    [InlineData(0, 0, ForecastVerdict.NotArisen, "nothingArose")]
    public void A_floor_of_shares(int numerator, int denominator, ForecastVerdict expected, string kind)
    {
        var step = Of(TargetRule.AtLeastRatio(9000), ("2022-H1", new Figures(numerator, denominator)));
        Assert.Equal((expected, kind), (step.Verdict, step.Kind));
    }

    [Fact]
    public void What_the_rest_of_a_share_has_to_reach()
    {
        // 85 of 100 after six months; 200 in the year need 180: 95 of the 100 to come.
        var step = Of(TargetRule.AtLeastRatio(9000), ("2022-H1", new Figures(85, 100)));
        Assert.Equal((200L, 95L), (step.ProjectedOf, step.Missing));
    }

    [Theory]
    [InlineData(99, ForecastVerdict.AlreadyMissed)]
    [InlineData(100, ForecastVerdict.OnTrack)]
    public void All_without_exception(int numerator, ForecastVerdict expected) =>
        Assert.Equal(expected, Of(TargetRule.ExactRatio(10000), ("2022-H1", new Figures(numerator, 100))).Verdict);

    [Theory]
    [InlineData(2, ForecastVerdict.OnTrack)]
    [InlineData(3, ForecastVerdict.WillMiss)]
    public void A_ceiling_of_shares(int numerator, ForecastVerdict expected) =>
        Assert.Equal(expected, Of(TargetRule.AtMostRatio(200), ("2022-H1", new Figures(numerator, 100))).Verdict);

    [Theory]
    [InlineData(2, 1, ForecastVerdict.WillMiss)]
    [InlineData(3, 0, ForecastVerdict.WillMiss)]
    [InlineData(2, 2, ForecastVerdict.AlreadyMet)]
    public void Every_head(int first, int second, ForecastVerdict expected)
    {
        var rule = new PerHeadRule(HeadGroup.Prosecutor, HeadcountDate.Start, TargetRule.AtLeastCount(2));
        var heads = new Headcount(HeadGroup.Prosecutor, Layout.Year.From, ["P1", "P2"]);
        var figures = new Figures(Count: first + second) { Breakdown = [new(first, "P1"), new(second, "P2")] };
        // The second person's 1 in ten months stays 1: whole trials only.
        var step = Of(rule, [heads], ("2022-H1", figures), ("2022-Q3", new Figures(Count: 0)), ("2022-M09", new Figures(Count: 0)));
        Assert.Equal(expected, step.Verdict);
    }

    [Fact]
    public void Heads_cannot_be_told_from_a_bare_count() => Assert.Equal(
        ("noPersons", ForecastVerdict.CannotTell),
        Of(new PerHeadRule(HeadGroup.Prosecutor, HeadcountDate.Start, TargetRule.AtLeastCount(1)), ("2022-H1", new Figures(Count: 9))) is var step
            ? (step.Kind, step.Verdict) : default);

    [Fact]
    public void One_part_is_enough_and_one_part_is_too_little()
    {
        TargetRule[] parts = [new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 2, part: "kien-nghi"), new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 1, part: "khang-nghi")];
        var figures = new Figures { Parts = new Dictionary<string, Figures> { ["kien-nghi"] = new(Count: 0), ["khang-nghi"] = new(Count: 1) } };
        Assert.Equal(ForecastVerdict.AlreadyMet, Of(new AnyOfRule(parts), ("2022-H1", figures)).Verdict);
        Assert.Equal(ForecastVerdict.WillMiss, Of(new AllOfRule(parts), ("2022-H1", figures)).Verdict);
    }

    [Fact]
    public void A_quarter_that_was_missed_stays_missed_and_the_running_one_has_its_own_pace()
    {
        var rule = new PerPeriodRule(PeriodKind.Quarter, TargetRule.AtLeastCount(2));
        Assert.Equal(ForecastVerdict.AlreadyMissed, Of(rule, ("2022-Q1", new Figures(Count: 1)), ("2022-Q2", new Figures(Count: 2))).Verdict);
        Assert.Equal(ForecastVerdict.OnTrack, Of(rule, ("2022-Q1", new Figures(Count: 2)), ("2022-M03", new Figures(Count: 1))).Verdict);
        Assert.Equal(ForecastVerdict.WillMiss, Of(rule, ("2022-Q1", new Figures(Count: 2)), ("2022-M03", new Figures(Count: 0))).Verdict);
    }

    [Fact]
    public void The_expected_size_chooses_the_demand()
    {
        // 60 cases in six months are 120 in the year: 5 % are asked, not two.
        var rule = new PiecewiseRule([new(0, TargetRule.AtLeastRatio(100)), new(100, TargetRule.AtLeastRatio(500))]);
        var step = Of(rule, ("2022-H1", new Figures(2, 60)));
        Assert.Equal((ForecastVerdict.WillMiss, 120L), (step.Verdict, step.Projected));
    }

    [Fact]
    public void A_population_is_covered_as_a_count_grows()
    {
        var rule = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population);
        Assert.Equal(ForecastVerdict.OnTrack, Of(rule, ("2022-H1", new Figures(30, 100))).Verdict);
        Assert.Equal(ForecastVerdict.WillMiss, Of(rule, ("2022-H1", new Figures(20, 100))).Verdict);
    }

    [Fact]
    public void Without_figures_nothing_is_told_and_a_year_that_is_over_is_not_forecast()
    {
        Assert.Equal(("noFigures", ForecastVerdict.CannotTell), Of(TargetRule.AtLeastCount(1)) is var none ? (none.Kind, none.Verdict) : default);
        Assert.Equal(("yearIsOver", ForecastVerdict.AlreadyMissed), Of(TargetRule.AtLeastCount(5), ("2022", new Figures(Count: 4))) is var over ? (over.Kind, over.Verdict) : default);
    }

    private static ForecastStep Of(TargetRule rule, params (string Period, Figures Figures)[] rows) => Of(rule, [], rows);

    private static ForecastStep Of(TargetRule rule, IReadOnlyList<Headcount> heads, params (string Period, Figures Figures)[] rows)
    {
        var reported = new Figures?[YearLayout.Slots];
        foreach (var (period, figures) in rows)
            reported[YearLayout.SlotOf(Period.Parse(period))] = figures;
        return Forecasting.Of(Layout, new TargetInstance("T", "F", "T", null, rule, true, Layout.Year.From, Layout.Year.To), reported, heads);
    }
}
