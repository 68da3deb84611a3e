using WorkPlan.Assignments.Contracts;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A finding of 1 June is entered weeks later: it attaches to who led the unit on 1 June, whatever became of both since.</summary>
public sealed class TheHeadInOffice : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private const string Elsewhere = InspectionsApp.KyAnh;
    private static readonly DateOnly Since = new(2020, 1, 1);
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, Elsewhere);
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_blamed_also_when_transferred_before_the_finding_is_entered(bool newestFirst)
    {
        await Told(newestFirst,
            Chief("HS-01", version: 1),
            OtherServices.Person("HS-01", Elsewhere, "chief", new(2022, 6, 10), version: 2, name: "Lê Thị Trưởng", titleFrom: Since, told: new(2022, 6, 10)),
            OtherServices.Person("HS-09", Unit, "chief", new(2022, 6, 11), name: "Người đến sau", told: new(2022, 6, 11)));

        await HeadIs("HS-01", await _app.HasFinding(_campaign, Unit));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_not_the_deputy_who_was_promoted_in_place_afterwards(bool newestFirst)
    {
        await Told(newestFirst,
            Chief("HS-01", version: 1),
            Chief("HS-01", version: 2, to: new(2022, 6, 9), told: new(2022, 6, 8)),
            OtherServices.Person("HS-02", Unit, "deputyChief", Since, name: "Phó Viện trưởng"),
            OtherServices.Person("HS-02", Unit, "chief", Since, version: 2, name: "Phó Viện trưởng", titleFrom: new(2022, 6, 10), told: new(2022, 6, 12)));

        await HeadIs("HS-01", await _app.HasFinding(_campaign, Unit));
        await HeadIs("HS-02", await Finding("2022-06-10"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_day_for_the_promotion_it_counts_since_it_was_told(bool newestFirst)
    {
        await Told(newestFirst,
            OtherServices.Person("HS-02", Unit, "deputyChief", Since, name: "Phó Viện trưởng"),
            OtherServices.Person("HS-02", Unit, "chief", Since, version: 2, name: "Phó Viện trưởng", told: new(2022, 6, 12)));

        await HeadIs(null, await _app.HasFinding(_campaign, Unit));
        await HeadIs("HS-02", await Finding("2022-06-12"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_blamed_also_when_the_unit_was_closed_before_the_finding_is_entered(bool newestFirst)
    {
        await Told(newestFirst,
            Chief("HS-01", version: 1),
            OtherServices.Person("HS-01", Elsewhere, "deputyChief", new(2022, 6, 11), version: 2, titleFrom: new(2022, 6, 11), told: new(2022, 6, 15)));
        await _app.Bus.Deliver(OtherServices.Unit(Unit, InspectionsApp.Province, "district", version: 2, to: new(2022, 6, 10)));

        await HeadIs("HS-01", await _app.HasFinding(_campaign, Unit));
        await HeadIs(null, await Finding("2022-06-11"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_not_who_came_with_a_title_from_elsewhere_that_nobody_ended(bool newestFirst)
    {
        await Told(newestFirst,
            Chief("HS-01", version: 1),
            OtherServices.Person("KA-01", Elsewhere, "chief", Since, name: "Viện trưởng nơi khác", titleFrom: Since),
            OtherServices.Person("KA-01", Unit, "chief", new(2022, 5, 1), version: 2, name: "Viện trưởng nơi khác", titleFrom: Since, told: new(2022, 5, 3)));

        await HeadIs("HS-01", await _app.HasFinding(_campaign, Unit));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_nobody_while_units_that_were_merged_have_brought_two_and_then_whom_the_unit_was_given(bool newestFirst)
    {
        await Told(newestFirst,
            OtherServices.Person("A-01", "HT.A", "chief", Since, name: "Viện trưởng A"),
            OtherServices.Person("A-01", Unit, "chief", new(2022, 5, 25), version: 2, name: "Viện trưởng A", told: new(2022, 5, 25)),
            OtherServices.Person("B-01", "HT.B", "chief", Since, name: "Viện trưởng B", titleFrom: Since),
            OtherServices.Person("B-01", Unit, "chief", new(2022, 5, 25), version: 2, name: "Viện trưởng B", titleFrom: Since, told: new(2022, 5, 25)),
            OtherServices.Person("B-01", Unit, "chief", new(2022, 5, 25), version: 3, name: "Viện trưởng B", titleFrom: new(2022, 6, 10), told: new(2022, 6, 10)));

        await HeadIs(null, await _app.HasFinding(_campaign, Unit));
        await HeadIs("B-01", await Finding("2022-06-10"));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Is_whoever_came_alone_with_a_title_only_when_the_unit_took_over_from_where_it_was_given(bool newestFirst, bool succeeded)
    {
        await Told(newestFirst,
            OtherServices.Person("A-01", "HT.A", "chief", Since, name: "Viện trưởng A", titleFrom: Since),
            OtherServices.Person("A-01", Unit, "chief", new(2022, 5, 25), version: 2, name: "Viện trưởng A", titleFrom: Since, told: new(2022, 5, 25)));
        if (succeeded)
        {
            await _app.Bus.Deliver(OtherServices.Unit("HT.A", InspectionsApp.Province, "district", to: new(2022, 5, 24)));
            await _app.Bus.Deliver(OtherServices.Succession(Unit, "HT.A"));
        }

        await HeadIs(succeeded ? "A-01" : null, await _app.HasFinding(_campaign, Unit));
    }

    [Fact]
    public async Task Stays_the_same_through_versions_that_come_twice_and_say_other_things()
    {
        await Told(false, Chief("HS-01", version: 1));
        var id = await _app.Bus.Deliver(Chief("HS-01", version: 3, told: new(2022, 6, 15)));
        await _app.Bus.Deliver(Chief("HS-01", version: 3, told: new(2022, 6, 15)), id);
        await _app.Bus.Deliver(Chief("HS-01", version: 3, told: new(2022, 6, 15)));
        await _app.Bus.Deliver(Chief("HS-01", version: 2, told: new(2022, 6, 14)));

        await HeadIs("HS-01", await _app.HasFinding(_campaign, Unit));
    }

    private static PersonChanged Chief(string code, long version, DateOnly? to = null, DateOnly? told = null) =>
        OtherServices.Person(code, Unit, "chief", Since, to, version, "Lê Thị Trưởng", titleFrom: Since, told: told);

    private async Task Told(bool newestFirst, params PersonChanged[] messages)
    {
        foreach (var message in newestFirst ? messages.Reverse() : messages)
            await _app.Bus.Deliver(message);
    }

    private Task<FindingView> Finding(string raisedOn) =>
        _app.HasFinding(_campaign, Unit, InspectionsApp.Finding(raisedOn: raisedOn));

    private async Task HeadIs(string? personCode, FindingView finding)
    {
        Assert.Equal(personCode, finding.HeadPersonCode);
        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == finding.Id);
        Assert.Equal(personCode, told.HeadPersonCode);
    }
}
