using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A unit went into a second, that into a third, that into a fourth: duties end with the fourth in whatever order that is told.</summary>
public sealed class SuccessionsInAnyOrder : IAsyncLifetime
{
    private static readonly string[] Way = [InspectionsApp.HuongSon, "HT.KV4", "HT.KV5", "HT.KV6"];
    private static readonly string[] InspectingWay = [InspectionsApp.Province, "HTM", "HTN"];
    private readonly InspectionsApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh);
        foreach (var region in Way[1..])
            await _app.Bus.Deliver(OtherServices.Unit(region, InspectionsApp.Province, "region"));
        foreach (var province in InspectingWay[1..])
            await _app.Bus.Deliver(OtherServices.Unit(province, null, "province"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public static TheoryData<int, int, int> Orders => new()
    {
        { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task The_last_heir_has_every_duty(int first, int second, int third)
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.KyAnh);
        var finding = await _app.HasFinding(campaign, InspectionsApp.KyAnh);
        var found = await _app.HasFinding(campaign, InspectionsApp.HuongSon);

        foreach (var step in new[] { first, second, third })
        {
            await Succeeds(Way, step);
            await Succeeds(Way, step); // told twice
        }

        var unit = (await _app.AsInspector.Read<Page<CampaignUnitView>>($"{InspectionsApp.At(campaign)}/units")).Items
            .Single(row => row.UnitCode == InspectionsApp.HuongSon);
        Assert.Equal(Way[^1], unit.HandedOverTo);
        var history = (await _app.Inspection(campaign, InspectionsApp.HuongSon)).History;
        Assert.Equal(
            [(Way[0], Way[1], Day(0)), (Way[1], Way[2], Day(1)), (Way[2], Way[3], Day(2))],
            history.Select(happened => (happened.From!, happened.To!, happened.On)));
        found = await _app.AsUnit(Way[^1]).Read<FindingView>($"{InspectionsApp.Api}/findings/{found.Id}");
        Assert.Equal(Way[^1], found.HandedOverTo);
        Assert.Equal(
            [.. Enumerable.Range(0, 3).Select(step => new FindingHandOver(Way[step], Way[step + 1], Day(step), Decision(step)))], found.HandOvers);
        var owed = await _app.AsUnit(Way[^1]).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?unit={Way[^1]}&state=open");
        Assert.Equal([ObligationKind.SelfInspect, ObligationKind.Remediate], owed.Items.Select(obligation => obligation.Kind).Order());
        Assert.Null((await _app.AsInspector.Read<FindingView>($"{InspectionsApp.Api}/findings/{finding.Id}")).HandedOverTo); // another unit's
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Inspecting_goes_to_the_last_heir_too(int first, int second)
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.KyAnh);
        var finding = await _app.HasFinding(campaign, InspectionsApp.KyAnh);

        await Succeeds(InspectingWay, first);
        await Succeeds(InspectingWay, second);

        var heir = _app.As("inspector", InspectingWay[^1], personCode: InspectionsApp.Inspector);
        var handed = await heir.Read<CampaignView>(InspectionsApp.At(campaign));
        Assert.Equal((InspectingWay[0], InspectingWay[^1]), (handed.ByUnitCode, handed.HandedOverTo));
        Assert.Equal(InspectingWay[1..], handed.HandOvers.Select(step => step.ToUnitCode));
        Assert.Equal(InspectingWay[^1], (await heir.Read<FindingView>($"{InspectionsApp.Api}/findings/{finding.Id}")).ByUnitCode);
    }

    private static DateOnly Day(int step) => new DateOnly(2022, 6, 1).AddDays(step);

    private static string Decision(int step) => $"Nghị quyết số {step + 1}/NQ-UBTVQH15";

    private Task<Guid> Succeeds(string[] way, int step) => _app.Bus.Deliver(new UnitsSucceeded
    {
        StreamKey = $"succession:{way[step]}",
        Version = 1,
        OccurredAt = VietnamTime.At(Day(step), new TimeOnly(0, 0)),
        SuccessionId = Guid.CreateVersion7(),
        Kind = "rename",
        EffectiveOn = Day(step),
        LegalBasis = Decision(step),
        Links = [new SuccessionLink { PredecessorCode = way[step], SuccessorCode = way[step + 1], BasisPoints = 10_000, IsHeir = true }],
    });
}
