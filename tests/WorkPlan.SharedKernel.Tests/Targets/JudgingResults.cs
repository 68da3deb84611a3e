using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.TargetOutcome;
using static WorkPlan.SharedKernel.TargetRule;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Targets;

public sealed class JudgingResults
{
    [Theory]
    [InlineData(TargetComparator.AtLeast, 9500, 95, 100, Met)]
    [InlineData(TargetComparator.AtLeast, 9500, 96, 100, Exceeded)]
    [InlineData(TargetComparator.AtLeast, 9500, 94, 100, NotMet)]
    [InlineData(TargetComparator.AtMost, 200, 2, 100, Met)]
    [InlineData(TargetComparator.AtMost, 200, 1, 100, Exceeded)]
    [InlineData(TargetComparator.AtMost, 200, 3, 100, NotMet)]
    [InlineData(TargetComparator.Exactly, 10_000, 7, 7, Met)]
    [InlineData(TargetComparator.Exactly, 10_000, 6, 7, NotMet)]
    [InlineData(TargetComparator.Exactly, 0, 0, 12, Met)]
    [InlineData(TargetComparator.Exactly, 0, 1, 12, NotMet)]
    public void A_share_is_judged_the_right_way_round(
        TargetComparator comparator, long threshold, long numerator, long denominator, TargetOutcome outcome) =>
        Assert.Equal(outcome, new ThresholdRule(comparator, TargetMeasure.Ratio, threshold).Evaluate(numerator, denominator));

    [Theory]
    [InlineData(TargetComparator.AtLeast, 0)]
    [InlineData(TargetComparator.AtLeast, 9000)]
    [InlineData(TargetComparator.AtMost, 200)]
    [InlineData(TargetComparator.Exactly, 0)]
    [InlineData(TargetComparator.Exactly, 10_000)]
    public void Nothing_of_nothing_did_not_arise_whatever_is_demanded(TargetComparator comparator, long threshold) =>
        Assert.Equal(NotArisen, new ThresholdRule(comparator, TargetMeasure.Ratio, threshold).Evaluate(0, 0));

    [Theory]
    [InlineData(6666, 2, 3, Exceeded)] // two thirds are more than 66,66 %
    [InlineData(6667, 2, 3, NotMet)] // and less than 66,67 %
    [InlineData(3333, 1, 3, Exceeded)]
    public void A_third_is_never_rounded(int basisPoints, long numerator, long denominator, TargetOutcome outcome) =>
        Assert.Equal(outcome, AtLeastRatio(basisPoints).Evaluate(numerator, denominator));

    [Theory]
    [InlineData(TargetComparator.AtLeast, 2, 2, Met)]
    [InlineData(TargetComparator.AtLeast, 2, 3, Exceeded)]
    [InlineData(TargetComparator.AtLeast, 2, 0, NotMet)]
    [InlineData(TargetComparator.AtMost, 1, 0, Exceeded)]
    [InlineData(TargetComparator.Exactly, 0, 0, Met)]
    [InlineData(TargetComparator.Exactly, 5, 6, NotMet)]
    public void A_count_is_judged(TargetComparator comparator, long threshold, long count, TargetOutcome outcome) =>
        Assert.Equal(outcome, new ThresholdRule(comparator, TargetMeasure.Count, threshold).Evaluate(count));

    [Fact]
    public void Figures_that_cannot_be_are_refused()
    {
        ShouldRefuse(() => AtLeastRatio(9000).Evaluate(5, 4), "numerator-exceeds-denominator");
        ShouldRefuse(() => AtLeastRatio(9000).Evaluate(1, 0), "numerator-exceeds-denominator");
        ShouldRefuse(() => AtLeastRatio(9000).Evaluate(-1, 4), "target-result-negative");
        ShouldRefuse(() => AtLeastRatio(9000).Evaluate(0, -1), "target-result-negative");
        ShouldRefuse(() => AtLeastCount(2).Evaluate(-1), "target-result-negative");
    }

    [Fact]
    public void A_share_wants_two_figures_and_a_count_one()
    {
        ShouldRefuse(() => AtLeastRatio(9000).Evaluate(9), "target-needs-a-ratio");
        ShouldRefuse(() => AtLeastCount(2).Evaluate(2, 3), "target-needs-a-count");
    }

    [Fact]
    public void A_rule_that_cannot_be_is_refused()
    {
        ShouldRefuse(() => AtLeastRatio(10_001), "target-threshold-out-of-range");
        ShouldRefuse(() => AtLeastCount(-1), "target-threshold-out-of-range");
        ShouldRefuse(() => _ = new ThresholdRule(default, TargetMeasure.Count, 1), "target-rule-incomplete");
        ShouldRefuse(() => _ = new ThresholdRule(TargetComparator.AtLeast, default, 1), "target-rule-incomplete");
    }

    [Fact]
    public void The_greatest_figures_do_not_overflow() => Assert.Equal(Met, ExactRatio(10_000).Evaluate(long.MaxValue, long.MaxValue));

    [Fact]
    public void Sums_and_their_parts_agree_when_all_parts_meet_a_floor() =>
        Prop.ForAll(Gen.Choose(1, 5000).ToArbitrary(), Gen.Choose(1, 5000).ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (first, second, threshold) =>
        {
            var rule = AtLeastRatio(threshold);
            long a = BasisPoints.Of(first, threshold, Rounding.Ceiling), b = BasisPoints.Of(second, threshold, Rounding.Ceiling);
            return rule.Evaluate(a, first) != NotMet && rule.Evaluate(b, second) != NotMet && rule.Evaluate(a + b, first + second) != NotMet;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_printed_as_tables_of_targets_print_it() =>
        Assert.Equal(
            ["≥ 95%", "≤ 1,5%", "100%", "≥ 02", "0%"],
            new[] { AtLeastRatio(9500), AtMostRatio(150), ExactRatio(10_000), AtLeastCount(2), ExactRatio(0) }
                .Select(rule => rule.ToString()));

    [Fact]
    public void It_survives_json()
    {
        var json = JsonSerializer.Serialize(AtMostRatio(150), JsonSerializerOptions.Web);

        Assert.Equal("""{"kind":"threshold","comparator":"atMost","measure":"ratio","threshold":150}""", json);
        Assert.Equal(AtMostRatio(150), JsonSerializer.Deserialize<TargetRule>(json, JsonSerializerOptions.Web));
        Assert.Equal(
            AtMostRatio(150),
            JsonSerializer.Deserialize<TargetRule>("""{"comparator":"atMost","measure":"ratio","threshold":150}""", JsonSerializerOptions.Web));
        ShouldRefuse(
            () => JsonSerializer.Deserialize<TargetRule>("""{"comparator":"atMost"}""", JsonSerializerOptions.Web), "target-rule-incomplete");
    }

    [Fact]
    public void Outcomes_have_the_names_of_the_api() =>
        Assert.Equal(
            ["met", "exceeded", "notMet", "notArisen"],
            Enum.GetValues<TargetOutcome>().Select(outcome => JsonSerializer.Serialize(outcome).Trim('"')));
}
