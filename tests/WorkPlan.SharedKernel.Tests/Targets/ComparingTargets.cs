using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.TargetRule;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Targets;

public sealed class ComparingTargets
{
    private static readonly Arbitrary<TargetRule> AnyRatio =
        (from comparator in Gen.Elements(Enum.GetValues<TargetComparator>())
         from threshold in Gen.Elements(0, 1, 150, 200, 9000, 9500, 9800, 9999, 10_000)
         select (TargetRule)new ThresholdRule(comparator, TargetMeasure.Ratio, threshold)).ToArbitrary();

    [Fact]
    public void Ninety_nine_percent_correct_charge_is_higher_than_the_sectors_98() =>
        Assert.Equal(TargetComparison.Higher, Compare(AtLeastRatio(9900), AtLeastRatio(9800)));

    [Fact]
    public void Under_a_ceiling_the_smaller_number_is_higher() =>
        Assert.Equal(TargetComparison.Higher, Compare(AtMostRatio(100), AtMostRatio(150)));

    [Fact]
    public void Under_a_ceiling_the_greater_number_is_lower() =>
        Assert.Equal(TargetComparison.Lower, Compare(AtMostRatio(200), AtMostRatio(150)));

    [Fact]
    public void Eighty_five_percent_of_recommendations_is_lower_than_the_sectors_90() =>
        Assert.Equal(TargetComparison.Lower, Compare(AtLeastRatio(8500), AtLeastRatio(9000)));

    [Fact]
    public void Equal_is_not_higher() => Assert.Equal(TargetComparison.Equal, Compare(AtLeastRatio(9800), AtLeastRatio(9800)));

    [Fact]
    public void A_hundred_percent_and_at_least_a_hundred_percent_are_the_same_demand()
    {
        Assert.Equal(TargetComparison.Equal, Compare(AtLeastRatio(10_000), ExactRatio(10_000)));
        Assert.Equal(TargetComparison.Higher, Compare(ExactRatio(10_000), AtLeastRatio(9000)));
        Assert.Equal(TargetComparison.Lower, Compare(AtLeastRatio(9999), ExactRatio(10_000)));
    }

    [Fact]
    public void None_and_at_most_none_are_the_same_demand()
    {
        Assert.Equal(TargetComparison.Equal, Compare(AtMostRatio(0), ExactRatio(0)));
        Assert.Equal(TargetComparison.Equal, Compare(AtMostCount(0), ExactCount(0)));
        Assert.Equal(TargetComparison.Lower, Compare(AtMostRatio(1), ExactRatio(0)));
    }

    [Fact]
    public void Counts_are_compared_like_shares()
    {
        Assert.Equal(TargetComparison.Higher, Compare(AtLeastCount(3), AtLeastCount(2)));
        Assert.Equal(TargetComparison.Lower, Compare(AtLeastCount(1), AtLeastCount(2)));
        Assert.Equal(TargetComparison.Higher, Compare(ExactCount(5), AtLeastCount(2)));
        Assert.Equal(TargetComparison.Lower, Compare(AtLeastCount(5), ExactCount(5)));
    }

    [Fact]
    public void A_floor_beside_a_ceiling_and_a_share_beside_a_count_are_refused()
    {
        ShouldRefuse(() => Compare(AtLeastRatio(9000), AtMostRatio(200)), "target-rules-not-comparable");
        ShouldRefuse(() => Compare(AtLeastCount(2), AtLeastRatio(200)), "target-rules-not-comparable");
    }

    [Fact]
    public void Keeping_a_commitment_that_is_not_lower_keeps_the_demand() =>
        Prop.ForAll(AnyRatio, AnyRatio, Gen.Choose(0, 10_000).ToArbitrary(), (commitment, demand, result) =>
            !commitment.IsComparableWith(demand)
            || Compare(commitment, demand) == TargetComparison.Lower
            || !Kept(commitment, result)
            || Kept(demand, result)).QuickCheckThrowOnFailure();

    [Fact]
    public void Higher_one_way_is_lower_the_other_way() =>
        Prop.ForAll(AnyRatio, AnyRatio, (one, other) =>
            !one.IsComparableWith(other) || Compare(one, other) switch
            {
                TargetComparison.Higher => Compare(other, one) == TargetComparison.Lower,
                TargetComparison.Equal => Compare(other, one) == TargetComparison.Equal,
                _ => Compare(other, one) != TargetComparison.Equal,
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(TargetComparator.AtLeast, 9000, TargetDirection.HigherIsBetter)]
    [InlineData(TargetComparator.AtMost, 200, TargetDirection.LowerIsBetter)]
    [InlineData(TargetComparator.Exactly, 10_000, TargetDirection.HigherIsBetter)]
    [InlineData(TargetComparator.Exactly, 0, TargetDirection.LowerIsBetter)]
    [InlineData(TargetComparator.Exactly, 5000, TargetDirection.Neither)]
    public void A_rule_knows_which_way_better_lies(TargetComparator comparator, long threshold, TargetDirection direction) =>
        Assert.Equal(direction, new ThresholdRule(comparator, TargetMeasure.Ratio, threshold).Direction);

    private static bool Kept(TargetRule rule, int result) =>
        rule.Evaluate(result, 10_000) is TargetOutcome.Met or TargetOutcome.Exceeded;
}
