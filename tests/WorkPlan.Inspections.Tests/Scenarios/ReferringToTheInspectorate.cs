using WorkPlan.Documents;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Thanh tra has its own law and files: a finding says by which paper it went there, and nothing more of it is kept.</summary>
public sealed class ReferringToTheInspectorate : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;
    private string _finding = "";

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        _finding = $"{InspectionsApp.Api}/findings/{(await _app.HasFinding(_campaign, Unit)).Id}";
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_finding_names_the_paper_by_which_it_was_handed_over()
    {
        await _app.HasConcluded(_campaign, Unit);
        Assert.Null((await _app.AsInspector.Read<FindingView>(_finding)).Referral);

        var referred = await Refer(_app.AsInspector, number: "7/CV-VKS").ShouldBeOk<FindingView>();

        Assert.Equal(new InspectorateReferral("07/CV-VKS", new DateOnly(2022, 6, 15), "Thanh tra VKSND tối cao", "inspector"), referred.Referral);
        Assert.Equal(FindingState.Open, referred.State); // the unit still remedies it
        var printed = await _app.AsUnit(Unit).Read<DocumentPreview>($"{InspectionsApp.At(_campaign, Unit)}/conclusion/document/preview");
        Assert.Contains(printed.Body, block => block.Text == "Đã chuyển Thanh tra VKSND tối cao theo văn bản số 07/CV-VKS ngày 15/06/2022.");
        var again = await Refer(_app.AsInspector).ShouldBeProblem(409, "finding-already-referred");
        Assert.Contains("07/CV-VKS", again.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_has_a_number_and_a_day_since_the_finding()
    {
        await Refer(_app.AsInspector, number: "công văn").ShouldBeProblem(409, "document-number-unreadable");
        await Refer(_app.AsInspector, number: "/CV-VKS").ShouldBeProblem(409, "paper-not-numbered");
        await Refer(_app.AsInspector, issuedOn: "2022-05-31").ShouldBeProblem(409, "referral-before-finding");
        await Refer(_app.AsInspector, issuedOn: "2022-06-21").ShouldBeProblem(409, "date-in-the-future");
        await Refer(_app.AsUnit(Unit)).ShouldBeProblem(403, "outside-your-units");
        await Refer(_app.As("inspector", Unit, personCode: "HS-05")).ShouldBeProblem(403, "outside-your-units");

        Assert.Null((await _app.AsInspector.Read<FindingView>(_finding)).Referral);
    }

    private Task<HttpResponseMessage> Refer(HttpClient by, string number = "12/CV-VKS", string issuedOn = "2022-06-15") =>
        by.Do(HttpMethod.Post, _finding, "referral", new { number, issuedOn, body = "Thanh tra VKSND tối cao" });
}
