using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A division conducts a campaign of its own; its head signs the conclusions, or whoever leads the province that it is part of.</summary>
public sealed class ADivisionInspects : IAsyncLifetime
{
    private const string Division = "HT.P9";
    private const string Unit = InspectionsApp.HuongSon;
    private const string Former = "HT-05";
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign, Unit);

    private HttpClient AsHead => _app.As("unitHead", Division, personCode: "P9-01", userId: "head", name: "Trưởng phòng 9");

    private HttpClient AsLead => Inspector("P9-02");

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        await _app.Bus.Deliver(OtherServices.Unit(Division, InspectionsApp.Province, "province", "Phòng 9", type: "division"));
        await _app.Bus.Deliver(OtherServices.Unit("HT.P1", InspectionsApp.Province, "province", "Phòng 1", type: "division"));
        await _app.Bus.Deliver(OtherServices.Person("P9-02", Division));
        await _app.Bus.Deliver(OtherServices.Person(Former, Unit, "chief", new(2018, 1, 1), version: 1));
        await _app.Bus.Deliver(OtherServices.Person(Former, Division, null, new(2022, 1, 1), version: 2));
        var body = (JsonObject)JsonSerializer.SerializeToNode(InspectionsApp.Campaign((await _app.HasChecklist()).Id, Unit), TestJson.Options)!;
        (body["byUnitCode"], body["scope"]!["underUnitCode"]) = (Division, InspectionsApp.Province);
        _campaign = await AsHead.Create($"{InspectionsApp.Api}/campaigns", body).ShouldBeOk<CampaignView>();
        await AsHead.Do(HttpMethod.Put, InspectionsApp.At(_campaign), "team", new
        {
            members = new[] { new { personCode = "P9-02", role = "lead" } },
            decision = new { number = "15/QĐ-VKS", issuedOn = "2022-05-20", issuer = "Viện trưởng VKSND tỉnh Hà Tĩnh" },
        }).ShouldBeOk<CampaignView>();
        await AsHead.Do(HttpMethod.Post, InspectionsApp.At(_campaign), "announce", new { announcedOn = "2022-06-01" }).ShouldBeOk<CampaignView>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("unitHead", Division, false)]
    [InlineData("deputyChief", InspectionsApp.Province, true)]
    [InlineData("chief", InspectionsApp.Province, true)]
    [InlineData("chief", "*", false)]
    public async Task Its_head_or_who_leads_the_province_signs_the_conclusion(string role, string grantedIn, bool subtree)
    {
        await IsExamined();
        await Conclude(Inspector("P9-03")).ShouldBeProblem(403, "inspector-not-in-team");
        await Conclude(_app.As("unitHead", "HT.P1", personCode: "P1-01")).ShouldBeProblem(404, "not-found"); // another division
        await Conclude(_app.AsUnit(Unit)).ShouldBeProblem(403, "outside-your-units");

        var concluded = await Conclude(_app.As(role, grantedIn, subtree, personCode: "HT-90", userId: "signatory")).ShouldBeOk<UnitInspectionView>();

        Assert.Equal((InspectionState.Concluded, InspectionGrade.BasicallyMet), (concluded.State, concluded.Conclusion!.Grade));
    }

    [Fact]
    public async Task The_head_signs_also_of_a_unit_that_the_head_came_from_and_a_deputy_does_not()
    {
        await IsExamined();
        await Conclude(_app.As("deputyChief", InspectionsApp.Province, subtree: true, personCode: Former)).ShouldBeProblem(403, "inspector-not-independent");

        await Conclude(_app.As("unitHead", Division, personCode: Former)).ShouldBeOk<UnitInspectionView>();
    }

    [Fact]
    public async Task Nobody_above_the_division_signs_for_the_unit()
    {
        await IsExamined(signedByUnit: false);

        await Sign(_app.AsChief, "unit").ShouldBeProblem(403, "inspecting-side-for-unit");
        await Sign(_app.AsUnit(Unit), "unit").ShouldBeOk<UnitInspectionView>();
    }

    private async Task IsExamined(bool signedByUnit = true)
    {
        await AsLead.Do(HttpMethod.Post, Resource, "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();
        await AsLead.Do(HttpMethod.Put, Resource, "minutes", new { heldOn = "2022-06-01", content = "Biên bản kiểm tra." }).ShouldBeOk<UnitInspectionView>();
        await Sign(AsLead, "inspector").ShouldBeOk<UnitInspectionView>();
        if (signedByUnit)
            await Sign(_app.AsUnit(Unit), "unit").ShouldBeOk<UnitInspectionView>();
    }

    private HttpClient Inspector(string person) => _app.As("inspector", Division, personCode: person, userId: person, name: person);

    private Task<HttpResponseMessage> Sign(HttpClient by, string party) => by.Do(HttpMethod.Post, Resource, "minutes/signatures", new { party });

    private async Task<HttpResponseMessage> Conclude(HttpClient by)
    {
        var read = await AsLead.GetAsync(new Uri(Resource, UriKind.Relative));
        return await by.Change(
            HttpMethod.Post, $"{Resource}/conclude", read.Etag(), new { grade = "basicallyMet", text = "Cơ bản đảm bảo.", concludedOn = "2022-06-01" });
    }
}
