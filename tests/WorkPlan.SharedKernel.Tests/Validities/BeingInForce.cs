using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Moments;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Validities;

public sealed class BeingInForce
{
    private static readonly Validity OldUnit = new(Day("1989-07-01"), Day("2025-06-30"));
    private static readonly Validity NewUnit = new(Day("2025-07-01"));
    private static readonly Arbitrary<Validity> Any =
        (from start in Gen.Choose(0, 40) from length in Gen.Choose(-1, 20) select Of(start, length)).ToArbitrary();

    [Theory]
    [InlineData("1989-06-30", false)]
    [InlineData("1989-07-01", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public void Both_the_first_and_the_last_day_belong_to_it(string date, bool inForce) => Assert.Equal(inForce, OldUnit.IsInForce(Day(date)));

    [Fact]
    public void Without_an_end_it_stays_in_force() => Assert.True(NewUnit.IsInForce(DateOnly.MaxValue));

    [Fact]
    public void A_successor_follows_without_gap_and_overlap()
    {
        Assert.True(OldUnit.IsFollowedBy(NewUnit));
        Assert.False(OldUnit.Overlaps(NewUnit));
        Assert.False(NewUnit.IsFollowedBy(OldUnit));
        Assert.Equal(OldUnit, new Validity(Day("1989-07-01")).SupersededFrom(Day("2025-07-01")));
    }

    [Fact]
    public void One_day_in_common_is_an_overlap() => Assert.True(OldUnit.Overlaps(new Validity(Day("2025-06-30"), Day("2025-06-30"))));

    [Fact]
    public void An_end_before_the_start_is_refused()
    {
        ShouldRefuse(() => _ = new Validity(Day("2022-02-01"), Day("2022-01-31")), "validity-ends-before-it-starts");
        ShouldRefuse(() => NewUnit.SupersededFrom(Day("2025-07-01")), "validity-ends-before-it-starts");
    }

    [Fact]
    public void Ending_never_prolongs() => Assert.Equal(OldUnit, OldUnit.EndedOn(Day("2026-01-01")));

    [Fact]
    public void Overlap_means_a_common_day_and_the_intersection_has_exactly_those() =>
        Prop.ForAll(Any, Any, (one, other) =>
        {
            var common = Enumerable.Range(0, 80).Select(Date).Where(day => one.IsInForce(day) && other.IsInForce(day)).ToArray();
            var both = one.Intersect(other);
            return one.Overlaps(other) == (common.Length > 0)
                && one.Overlaps(other) == other.Overlaps(one)
                && Enumerable.Range(0, 80).Select(Date).All(day => (both?.IsInForce(day) ?? false) == common.Contains(day));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_survives_json()
    {
        Assert.Equal("""{"from":"1989-07-01","to":"2025-06-30"}""", JsonSerializer.Serialize(OldUnit, JsonSerializerOptions.Web));
        Assert.Equal(NewUnit, JsonSerializer.Deserialize<Validity>("""{"from":"2025-07-01"}""", JsonSerializerOptions.Web));
    }

    [Fact]
    public void It_is_shown_as_documents_write_it() => Assert.Equal("01/07/1989 – 30/06/2025", OldUnit.ToString());

    private static DateOnly Date(int number) => Day("2022-01-01").AddDays(number);

    private static Validity Of(int start, int length) => new(Date(start), length < 0 ? null : Date(start + length));
}
