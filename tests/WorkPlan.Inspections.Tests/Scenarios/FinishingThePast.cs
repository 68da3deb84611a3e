using System.Net;
using WorkPlan.Documents;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Units end after a campaign: whoever goes on for them reads, remedies, verifies and follows up what they left.</summary>
public sealed class FinishingThePast : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private const string Self = InspectionsApp.KyAnh;
    private const string Heir = "HT.KV5";
    private const string NewProvince = "HTM";
    private static readonly DateOnly HeirsDay = new(2022, 7, 1);
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;
    private FindingView _finding = null!;

    private HttpClient AsNewInspector => _app.As("inspector", NewProvince, personCode: "HTM-1", userId: "new");

    private string Route => $"{InspectionsApp.Api}/findings/{_finding.Id}";

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, Self);
        await _app.Bus.Deliver(OtherServices.Unit(Heir, InspectionsApp.Province, "region", "VKSND khu vực 5"));
        await _app.Bus.Deliver(OtherServices.Unit(NewProvince, null, "province", "VKSND tỉnh mới"));
        await _app.Bus.Deliver(OtherServices.Person("HT-01", InspectionsApp.Province, "chief", new(2020, 1, 1), name: "Viện trưởng cũ"));
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        _finding = await _app.HasFinding(_campaign, Unit);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Whoever_took_over_from_the_inspecting_unit_verifies_and_follows_up_what_a_closed_campaign_left_open()
    {
        var note = await _app.AsInspector.Create($"{InspectionsApp.At(_campaign, Unit)}/notes", new { text = "Cập nhật sổ." }).ShouldBeOk<InspectionNote>();
        await IsClosed();
        At(2022, 6, 20);
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();
        await Ends(InspectionsApp.Province, NewProvince);
        At(2022, 7, 5);

        await Verify(_app.AsInspector, "2022-07-05").ShouldBeProblem(403, "outside-your-units");
        await Verify(AsNewInspector, "2022-07-05").ShouldBeOk<FindingView>();
        await AsNewInspector.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Unit), $"notes/{note.Id}/follow-ups", new { text = "Đã cập nhật.", heededOn = "2022-07-05" })
            .ShouldBeOk<UnitInspectionView>();
        await FollowUp(AsNewInspector, new { findingId = _finding.Id, outcome = "standing", dueAt = "2022-08-31T17:00:00+07:00" }).ShouldBeOk<UnitInspectionView>();

        Assert.Equal((NewProvince, FindingState.Open), ((await AsNewInspector.Read<FindingView>(Route)).ByUnitCode, (await AsNewInspector.Read<FindingView>(Route)).State));
        var campaign = await AsNewInspector.Read<CampaignView>(InspectionsApp.At(_campaign));
        Assert.Equal((InspectionsApp.Province, NewProvince, CampaignState.Closed), (campaign.ByUnitCode, campaign.HandedOverTo, campaign.State));
        Assert.Equal(new CampaignHandOver(InspectionsApp.Province, NewProvince, HeirsDay, OtherServices.LegalBasis), Assert.Single(campaign.HandOvers));
    }

    [Fact]
    public async Task A_paper_stays_of_the_unit_that_inspected_on_its_day()
    {
        await IsClosed();
        await Ends(InspectionsApp.Province, NewProvince);
        At(2022, 7, 5);

        var conclusion = await AsNewInspector.Read<DocumentPreview>($"{InspectionsApp.At(_campaign, Unit)}/conclusion/document/preview");
        Assert.Equal(("VKSND TỈNH HÀ TĨNH", "Viện trưởng cũ"), (conclusion.IssuingBody.Name, conclusion.Signature.Name));
    }

    [Fact]
    public async Task A_running_campaign_goes_on_under_whoever_took_over_and_its_papers_are_of_their_day()
    {
        await Ends(InspectionsApp.Province, NewProvince);
        At(2022, 7, 5);
        await _app.Bus.Deliver(OtherServices.Person("HTM-1", NewProvince));
        var chief = _app.As("chief", NewProvince, subtree: true, personCode: "HTM-2", name: "Viện trưởng mới");
        await chief.Do(HttpMethod.Put, InspectionsApp.At(_campaign), "team", new
        {
            members = new[] { new { personCode = "HTM-1", role = "lead" } },
            decision = new { number = "3/QĐ-VKS", issuedOn = "2022-07-04", issuer = "Viện trưởng" },
        }).ShouldBeOk<CampaignView>();
        await AsNewInspector.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Unit), "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();
        var unit = InspectionsApp.At(_campaign, Unit);
        await AsNewInspector.Do(HttpMethod.Put, unit, "minutes", new { heldOn = "2022-07-05", content = "Biên bản." }).ShouldBeOk<UnitInspectionView>();
        await AsNewInspector.Do(HttpMethod.Post, unit, "minutes/signatures", new { party = "inspector" }).ShouldBeOk<UnitInspectionView>();
        await _app.AsUnit(Unit).Do(HttpMethod.Post, unit, "minutes/signatures", new { party = "unit" }).ShouldBeOk<UnitInspectionView>();
        await chief.Do(HttpMethod.Post, unit, "conclude", new { grade = "met", text = "Đạt.", concludedOn = "2022-07-05" }).ShouldBeOk<UnitInspectionView>();

        var conclusion = await AsNewInspector.Read<DocumentPreview>($"{unit}/conclusion/document/preview");
        Assert.Equal("VKSND TỈNH MỚI", conclusion.IssuingBody.Name);
    }

    [Fact]
    public async Task What_was_verified_and_is_opened_again_is_remedied_by_whoever_took_over()
    {
        await IsClosed();
        At(2022, 6, 20);
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();
        await Verify(_app.AsInspector, "2022-06-20").ShouldBeOk<FindingView>();
        await Ends(Unit, Heir);
        Assert.Null((await _app.AsInspector.Read<FindingView>(Route)).HandedOverTo);
        At(2022, 8, 5);

        await FollowUp(_app.AsInspector, new { findingId = _finding.Id, outcome = "standing", dueAt = "2022-08-31T17:00:00+07:00" }).ShouldBeOk<UnitInspectionView>();

        var open = await _app.AsUnit(Heir).Read<FindingView>(Route);
        Assert.Equal((Heir, new FindingHandOver(Unit, Heir, HeirsDay, OtherServices.LegalBasis)), (open.HandedOverTo, Assert.Single(open.HandOvers)));
        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == _finding.Id && message.RaisedOn == new DateOnly(2022, 8, 5));
        Assert.Equal((Unit, Heir), (told.UnitCode, told.ResponsibleUnitCode));
        Assert.Equal(ObligationStanding.Open, Assert.Single((await Owed(Heir, "remediate")).Items).State);
        At(2022, 8, 20);
        await InspectionsApp.Remediate(_app.AsUnit(Heir), Route, effectiveOn: "2022-08-10").ShouldBeOk<FindingView>();
        await Verify(_app.AsInspector, "2022-08-20").ShouldBeOk<FindingView>();
        // And once more, by a message of its own.
        await _app.AsInspector.Do(HttpMethod.Post, Route, "reopen", new { reason = "Lại thiếu.", reopenedOn = "2022-08-20", dueAt = "2022-09-30T17:00:00+07:00" })
            .ShouldBeOk<FindingView>();
        Assert.Single((await _app.AsUnit(Heir).Read<FindingView>(Route)).HandOvers);
    }

    [Fact]
    public async Task A_report_that_is_given_back_is_owed_by_whoever_took_over()
    {
        await _app.HasSubmittedReport(_campaign, Self);
        await Ends(Self, Heir);
        At(2022, 7, 3);

        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Self), "return", new { reason = "Sơ sài.", dueAt = "2022-07-20T16:00:00+07:00" })
            .ShouldBeOk<UnitInspectionView>();

        var owed = Assert.Single((await Owed(Heir, "selfInspect")).Items);
        Assert.Equal((ObligationStanding.Open, new DateTimeOffset(2022, 7, 20, 9, 0, 0, TimeSpan.Zero)), (owed.State, owed.DueAt.ToUniversalTime()));
        await _app.AsUnit(Heir).Do(HttpMethod.Post, InspectionsApp.At(_campaign, Self), "submit", new { text = "Bổ sung." }).ShouldBeOk<UnitInspectionView>();
    }

    [Fact]
    public async Task Whoever_took_over_reads_what_was_done_before_and_is_named_when_the_closed_unit_writes()
    {
        await IsClosed();
        At(2022, 6, 20);
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();
        await Verify(_app.AsInspector, "2022-06-20").ShouldBeOk<FindingView>();
        await _app.AsUnit(Heir).GetAsync(Route).ShouldBeProblem(404, "not-found");

        await Ends(Unit, Heir);
        await _app.AsUnit(Heir).GetAsync(Route).ShouldBeProblem(404, "not-found"); // until its first day
        At(2022, 7, 5);

        Assert.Equal(FindingState.Verified, (await _app.AsUnit(Heir).Read<FindingView>(Route)).State);
        Assert.Equal(InspectionState.Concluded, (await _app.AsUnit(Heir).Read<UnitInspectionView>(InspectionsApp.At(_campaign, Unit))).State);
        Assert.Equal(CampaignState.Closed, (await _app.AsUnit(Heir).Read<CampaignView>(InspectionsApp.At(_campaign))).State);
        await _app.AsUnit(Heir).GetAsync(InspectionsApp.At(_campaign, Self)).ShouldBeProblem(404, "not-found");
        var refused = await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeProblem(409, "unit-succeeded");
        Assert.Contains(Heir, refused.Detail, StringComparison.Ordinal);
    }

    private async Task IsClosed()
    {
        await _app.HasConcluded(_campaign, Unit);
        await _app.HasConcluded(_campaign, Self);
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(_campaign), "close", new { closedOn = "2022-06-01" }).ShouldBe(HttpStatusCode.OK);
    }

    private async Task Ends(string unit, string heir)
    {
        await _app.Bus.Deliver(OtherServices.Unit(
            unit, unit == InspectionsApp.Province ? null : InspectionsApp.Province, unit == InspectionsApp.Province ? "province" : "district",
            unit == InspectionsApp.Province ? "VKSND tỉnh Hà Tĩnh" : null, version: 2, to: HeirsDay.AddDays(-1)));
        await _app.Bus.Deliver(OtherServices.Succession(heir, unit) with { EffectiveOn = HeirsDay });
    }

    private void At(int year, int month, int day) => _app.Clock.MoveTo(VietnamTime.At(new DateOnly(year, month, day), new TimeOnly(9, 0)));

    private Task<HttpResponseMessage> Verify(HttpClient by, string on) => by.Do(HttpMethod.Post, Route, "verify", new { verifiedOn = on });

    private Task<HttpResponseMessage> FollowUp(HttpClient by, object finding) => by.Do(
        HttpMethod.Post, InspectionsApp.At(_campaign, Unit), "follow-ups",
        new { visitedOn = VietnamTime.Today(_app.Clock), content = "Phúc tra.", findings = new[] { finding } });

    private Task<Page<ObligationView>> Owed(string unit, string kind) =>
        _app.AsUnit(unit).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind={kind}&unit={unit}");
}
