using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>Who takes over how much from whom.</summary>
public sealed class SuccessionTests
{
    private static readonly DateOnly July = new(2025, 7, 1);
    private readonly OrgUnit _dongHoi = Unit("QB.DH");
    private readonly OrgUnit _boTrach = Unit("QB.BT");
    private readonly OrgUnit _leThuy = Unit("QB.LT");
    private readonly OrgUnit _region1 = Unit("QTM.KV1", July);
    private readonly OrgUnit _region2 = Unit("QTM.KV2", July);

    [Fact]
    public void With_one_successor_everything_goes_there()
    {
        var succession = Record(SuccessionKind.Merge, [_dongHoi, _boTrach], [_region1]);

        Assert.Equal([("QB.BT", 10_000), ("QB.DH", 10_000)], succession.Shares.Select(share => (share.PredecessorCode, share.BasisPoints)).Order());
        Assert.Equal(new DateOnly(2025, 6, 30), _dongHoi.ValidTo);
    }

    [Fact]
    public void A_district_is_divided_by_commune_between_two_regions()
    {
        var succession = Record(
            SuccessionKind.Split, [_leThuy], [_region1, _region2],
            new("QB.LT", "QTM.KV1", 3_500, "các xã phía bắc"), new("QB.LT", "QTM.KV2", 6_500, "các xã còn lại"));

        Assert.Equal([3_500, 6_500], succession.Shares.Select(share => share.BasisPoints));
        Assert.Equal("QTM.KV2", succession.HeirOf("QB.LT"));
    }

    [Fact]
    public void Many_units_go_to_many_in_one_decision()
    {
        var succession = Record(
            SuccessionKind.Merge, [_dongHoi, _leThuy], [_region1, _region2],
            new("QB.DH", "QTM.KV1", 10_000, null), new("QB.LT", "QTM.KV1", 5_000, null), new("QB.LT", "QTM.KV2", 5_000, null));

        Assert.Equal("QTM.KV1", succession.HeirOf("QB.LT")); // of equals the first by code
        Assert.All(
            succession.Shares.GroupBy(share => share.PredecessorCode),
            shares => Assert.Equal(BasisPoints.Whole, shares.Sum(share => share.BasisPoints)));
    }

    [Fact]
    public void A_transfer_moves_a_part_and_closes_nobody()
    {
        var succession = Record(SuccessionKind.Transfer, [_dongHoi], [_boTrach], new StatedShare("QB.DH", "QB.BT", 800, "xã Lý Trạch"));

        Assert.Equal(800, Assert.Single(succession.Shares).BasisPoints);
        Assert.Null(_dongHoi.ValidTo);
        Assert.Empty(Record(SuccessionKind.Transfer, [_dongHoi], [_leThuy]).Shares);
    }

    [Fact]
    public void A_unit_that_was_closed_on_that_day_already_may_be_succeeded()
    {
        _dongHoi.CloseOn(new(2025, 6, 30));

        Assert.Equal("QTM.KV1", Record(SuccessionKind.Rename, [_dongHoi], [_region1]).HeirOf("QB.DH"));
    }

    [Theory]
    [InlineData("apportionment-missing")]
    [InlineData("apportionment-not-whole", "QB.LT:QTM.KV1:4000", "QB.LT:QTM.KV2:5999")]
    [InlineData("apportionment-not-whole", "QB.LT:QTM.KV1:9999", "QB.LT:QTM.KV2:2")]
    [InlineData("apportionment-leaves-out", "QB.LT:QTM.KV1:10000")]
    [InlineData("apportionment-twice", "QB.LT:QTM.KV1:5000", "QB.LT:QTM.KV1:5000")]
    [InlineData("apportionment-unknown-unit", "QB.DH:QTM.KV1:5000", "QB.LT:QTM.KV2:5000")]
    [InlineData("apportionment-unknown-unit", "QB.LT:QB.DH:5000", "QB.LT:QTM.KV2:5000")]
    public void Shares_that_do_not_make_the_whole_are_refused(string code, params string[] shares)
    {
        Refused(() => Record(SuccessionKind.Split, [_leThuy], [_region1, _region2], [.. shares.Select(Share)]), code);
        Assert.Null(_leThuy.ValidTo);
    }

    [Fact]
    public void A_transfer_of_everything_is_none() => Refused(
        () => Record(SuccessionKind.Transfer, [_dongHoi], [_boTrach], new StatedShare("QB.DH", "QB.BT", 10_000, null)), "transfer-takes-everything");

    [Fact]
    public void A_unit_is_succeeded_once()
    {
        var first = Record(SuccessionKind.Rename, [_dongHoi], [_region1]);

        Refused(() => After([first], SuccessionKind.Rename, [_dongHoi], [_region2]), "unit-already-succeeded");
    }

    [Fact]
    public void A_unit_that_begins_on_the_day_has_nothing_to_hand_over() =>
        Refused(() => Record(SuccessionKind.Rename, [_region1], [_region2]), "predecessor-not-in-force");

    [Fact]
    public void Work_does_not_come_back_through_others()
    {
        var first = Record(SuccessionKind.Transfer, [_dongHoi], [_boTrach]);
        var second = After([first], SuccessionKind.Transfer, [_boTrach], [_leThuy]);

        Refused(() => After([first, second], SuccessionKind.Transfer, [_leThuy], [_dongHoi]), "succession-cycle");
        Refused(() => After([first], SuccessionKind.Absorb, [_boTrach], [_dongHoi]), "succession-cycle");
    }

    private static Succession Record(SuccessionKind kind, OrgUnit[] from, OrgUnit[] to, params StatedShare[] shares) => After([], kind, from, to, shares);

    private static Succession After(Succession[] earlier, SuccessionKind kind, OrgUnit[] from, OrgUnit[] to, params StatedShare[] shares) =>
        Succession.Record(kind, from, to, shares, July, "Nghị quyết số 84/2025/UBTVQH15", new SuccessionGraph(earlier));

    private static StatedShare Share(string text) =>
        text.Split(':') is [var from, var to, var points] ? new(from, to, int.Parse(points, null), null) : throw new ArgumentException(text);

    private static OrgUnit Unit(string code, DateOnly? from = null) =>
        OrgUnit.Create(code, code, OrgLevel.District, OrgUnitType.Procuracy, null, new Validity(from ?? new(2000, 1, 1)));

    private static void Refused(Action act, string code) => act.ShouldBeRefused(code);
}
