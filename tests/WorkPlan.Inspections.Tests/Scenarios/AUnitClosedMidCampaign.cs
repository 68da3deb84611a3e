using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Two units of a running campaign are merged: the successor inherits both duties, and the partition stays whole.</summary>
public sealed class AUnitClosedMidCampaign : IAsyncLifetime
{
    private const string Region = "HT.KV5";
    private readonly InspectionsApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh, "HT.LH", "HT.DT");
        await _app.Bus.Deliver(OtherServices.Unit(Region, InspectionsApp.Province, "region"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_successor_answers_for_every_unit_that_went_into_it()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.HuongSon);
        await _app.HasConcluded(campaign, "HT.DT");
        var resource = InspectionsApp.At(campaign, InspectionsApp.KyAnh);
        await _app.AsUnit(Region).GetAsync(resource).ShouldBeProblem(404, "not-found");

        var merger = OtherServices.Succession(Region, InspectionsApp.KyAnh, "HT.LH", InspectionsApp.HuongSon, "HT.DT");
        await _app.Bus.Deliver(merger);
        await _app.Bus.Deliver(merger); // told twice

        var told = await _app.Bus.ShouldHavePublished<InspectionAnnounced>(message => message.Units.Any(unit => unit.ResponsibleUnitCode == Region));
        Assert.Equal(3, told.Units.Count(unit => unit.ResponsibleUnitCode == Region));
        Assert.Null(told.Units.Single(unit => unit.UnitCode == "HT.DT").ResponsibleUnitCode); // concluded before: it stays
        Assert.Equal("1 direct, 3 self", (await _app.Summary(campaign)).Partition);
        var owed = await _app.AsUnit(Region).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=selfInspect&unit={Region}&state=open");
        Assert.Equal(2, owed.Total);
        Assert.All(owed.Items, obligation => Assert.Equal(InspectionsApp.ReportsDueAt, obligation.DueAt));
        var rows = await _app.AsUnit(Region).Read<Page<CampaignUnitView>>($"{InspectionsApp.At(campaign)}/units");
        Assert.Equal([InspectionsApp.HuongSon, InspectionsApp.KyAnh, "HT.LH"], rows.Items.Select(row => row.UnitCode).Order(StringComparer.Ordinal));

        await _app.AsUnit(InspectionsApp.KyAnh).Do(HttpMethod.Post, resource, "answers", InspectionsApp.ManualAnswers())
            .ShouldBeProblem(403, "outside-your-units");
        await _app.AsUnit(Region).Do(HttpMethod.Post, resource, "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();
        var report = await _app.AsUnit(Region).Do(HttpMethod.Post, resource, "submit", new { text = "Đã tự kiểm tra." }).ShouldBeOk<UnitInspectionView>();
        Assert.Equal((Region, UnitEventKind.HandedOver), (report.HandedOverTo, Assert.Single(report.History).Kind));
        var left = await _app.AsUnit(Region).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=selfInspect&unit={Region}&state=open");
        Assert.Equal(1, left.Total);
        // A finding on the visited unit is the successor's to remedy from the beginning.
        await _app.HasFinding(campaign, InspectionsApp.HuongSon);
        Assert.Equal(1, (await _app.AsUnit(Region).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=remediate&unit={Region}")).Total);
    }
}
