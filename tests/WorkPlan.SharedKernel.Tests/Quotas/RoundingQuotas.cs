using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace WorkPlan.SharedKernel.Tests.Quotas;

public sealed class RoundingQuotas
{
    [Theory]
    [InlineData(11, 1500, Rounding.Floor, 1)] // 1,65 fighters of 11 advanced workers
    [InlineData(11, 1500, Rounding.Nearest, 2)]
    [InlineData(11, 1500, Rounding.Ceiling, 2)]
    [InlineData(6, 1500, Rounding.Floor, 0)] // 0,9: none in a small unit
    [InlineData(6, 1500, Rounding.Nearest, 1)]
    [InlineData(10, 1500, Rounding.Nearest, 2)] // exactly a half goes up
    [InlineData(10, 1500, Rounding.Floor, 1)]
    [InlineData(20, 1500, Rounding.Ceiling, 3)] // nothing left to round
    [InlineData(0, 1500, Rounding.Ceiling, 0)]
    [InlineData(100, 0, Rounding.Ceiling, 0)]
    [InlineData(7, 10_000, Rounding.Floor, 7)]
    public void A_policy_says_what_becomes_of_the_fraction(long people, int basisPoints, Rounding rounding, long quota) =>
        Assert.Equal(quota, BasisPoints.Of(people, basisPoints, rounding));

    [Theory]
    [InlineData(2, 3, Rounding.Floor, 6666)]
    [InlineData(2, 3, Rounding.Nearest, 6667)]
    [InlineData(1, 1, Rounding.Floor, 10_000)]
    [InlineData(0, 5, Rounding.Ceiling, 0)]
    public void A_share_is_in_basis_points(long numerator, long denominator, Rounding rounding, long share) =>
        Assert.Equal(share, BasisPoints.Share(numerator, denominator, rounding));

    [Fact]
    public void Nothing_of_nothing_is_no_share() => Assert.Null(BasisPoints.Share(0, 0, Rounding.Nearest));

    [Fact]
    public void A_policy_that_does_not_say_how_to_round_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BasisPoints.Of(11, 1500, default));

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => BasisPoints.Of(-1, 1500, Rounding.Floor));

    [Fact]
    public void What_does_not_fit_is_refused_and_not_wrapped() =>
        Assert.Throws<OverflowException>(() => BasisPoints.Of(long.MaxValue, 1500, Rounding.Floor));

    [Fact]
    public void Percent_is_a_hundred_basis_points() => Assert.Equal(1500, BasisPoints.FromPercent(15));

    [Fact]
    public void Floor_nearest_and_ceiling_lie_around_the_exact_value() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (count, share) =>
        {
            long floor = BasisPoints.Of(count, share, Rounding.Floor), nearest = BasisPoints.Of(count, share, Rounding.Nearest),
                ceiling = BasisPoints.Of(count, share, Rounding.Ceiling), exact = (long)count * share;
            return floor * 10_000 <= exact && exact <= ceiling * 10_000 && ceiling - floor <= 1
                && Math.Abs((nearest * 10_000) - exact) <= 5_000;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rounding_is_named_in_json()
    {
        Assert.Equal("\"nearest\"", JsonSerializer.Serialize(Rounding.Nearest));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Rounding>("2"));
    }
}
