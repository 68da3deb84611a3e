using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A visited unit is inspected by the team that the decision names, each in the own role; the office signs, and goes on afterwards.</summary>
public sealed class WhatTheTeamDoes : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign, Unit);

    private HttpClient AsOutsider => _app.As("inspector", InspectionsApp.Province, personCode: "HT-70", userId: "outsider", name: "Người ngoài đoàn");

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        foreach (var code in new[] { "HT-93", "HT-94", "HT-95" })
            await _app.Bus.Deliver(OtherServices.Person(code, InspectionsApp.Province));
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        await _app.AsChief.Do(HttpMethod.Put, InspectionsApp.At(_campaign), "team", new
        {
            members = new[]
            {
                new { personCode = InspectionsApp.Inspector, role = "lead" }, new { personCode = "HT-93", role = "deputy" },
                new { personCode = "HT-94", role = "secretary" }, new { personCode = "HT-95", role = "member" },
            },
            decision = new { number = "16/QĐ-VKS", issuedOn = "2022-06-01", issuer = "Viện trưởng" },
        }).ShouldBeOk<CampaignView>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_is_not_named_in_the_decision_does_nothing_of_it()
    {
        await _app.AsUnit(Unit).GetAsync($"{Resource}/workbook").ShouldBeProblem(403, "outside-your-units");
        foreach (var outsider in new[] { AsOutsider, _app.AsChief })
        {
            await outsider.Do(HttpMethod.Post, Resource, "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(403, "inspector-not-in-team");
            await outsider.GetAsync($"{Resource}/workbook").ShouldBeProblem(403, "inspector-not-in-team");
            await InspectionsApp.Attach(outsider, Resource).ShouldBeProblem(403, "inspector-not-in-team");
            await outsider.Create($"{Resource}/notes", new { text = "Lưu ý." }).ShouldBeProblem(403, "inspector-not-in-team");
            await outsider.Create($"{Resource}/findings", InspectionsApp.Finding()).ShouldBeProblem(403, "inspector-not-in-team");
            await WriteMinutes(outsider).ShouldBeProblem(403, "inspector-not-in-team");
            await Draft(outsider).ShouldBeProblem(403, "inspector-not-in-team");
        }
        await WriteMinutes(_app.AsInspector).ShouldBeOk<UnitInspectionView>();
        await Sign(AsOutsider).ShouldBeProblem(403, "inspector-not-in-team");
        await Conclude(AsOutsider).ShouldBeProblem(403, "inspector-not-in-team");

        var inspection = await _app.Inspection(_campaign, Unit);
        Assert.Empty(inspection.Evidence);
        Assert.Empty(inspection.Notes);
        Assert.Null(inspection.Minutes!.Inspector);
    }

    [Fact]
    public async Task Minutes_and_conclusion_are_of_those_whose_role_they_are()
    {
        var (deputy, secretary, member) = (As("HT-93"), As("HT-94"), As("HT-95"));
        await member.Do(HttpMethod.Post, Resource, "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();
        await member.Create($"{Resource}/notes", new { text = "Lưu ý." }).ShouldBeOk<InspectionNote>();

        await WriteMinutes(member).ShouldBeProblem(403, "team-writes-by-secretary-or-lead");
        await WriteMinutes(secretary).ShouldBeOk<UnitInspectionView>();
        foreach (var other in new[] { member, secretary })
            await Sign(other).ShouldBeProblem(403, "team-signs-by-lead");
        await Sign(deputy).ShouldBeOk<UnitInspectionView>();
        await _app.AsUnit(Unit).Do(HttpMethod.Post, Resource, "minutes/signatures", new { party = "unit" }).ShouldBeOk<UnitInspectionView>();
        await Draft(member).ShouldBeProblem(403, "team-writes-by-secretary-or-lead");
        await Draft(secretary).ShouldBeOk<UnitInspectionView>();
        foreach (var other in new[] { member, secretary, deputy })
            await Conclude(other).ShouldBeProblem(403, "team-concludes-by-lead");

        var concluded = await Conclude(_app.AsChief).ShouldBeOk<UnitInspectionView>(); // the office signs, or the lead
        Assert.Equal(InspectionState.Concluded, concluded.State);
    }

    [Fact]
    public async Task What_comes_after_the_conclusion_is_the_inspecting_units()
    {
        var finding = $"{InspectionsApp.Api}/findings/{(await _app.HasFinding(_campaign, Unit)).Id}";
        await _app.HasConcluded(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        await InspectionsApp.Remediate(_app.AsUnit(Unit), finding).ShouldBeOk<FindingView>();

        await AsOutsider.Do(HttpMethod.Post, finding, "verify", new { verifiedOn = "2022-06-20" }).ShouldBeOk<FindingView>();
    }

    [Fact]
    public async Task A_unit_that_inspects_itself_is_looked_after_by_the_inspecting_unit()
    {
        var resource = InspectionsApp.At(_campaign, InspectionsApp.KyAnh);
        await _app.HasSubmittedReport(_campaign, InspectionsApp.KyAnh);

        await AsOutsider.Create($"{resource}/notes", new { text = "Lưu ý." }).ShouldBeOk<InspectionNote>();
        await AsOutsider.Do(HttpMethod.Post, resource, "conclude", new { grade = "met", text = "Đảm bảo.", concludedOn = "2022-06-01" }).ShouldBeOk<UnitInspectionView>();
    }

    private HttpClient As(string person) => _app.As("inspector", InspectionsApp.Province, personCode: person, userId: person, name: person);

    private Task<HttpResponseMessage> WriteMinutes(HttpClient by) =>
        by.Do(HttpMethod.Put, Resource, "minutes", new { heldOn = "2022-06-01", content = "Biên bản." });

    private Task<HttpResponseMessage> Sign(HttpClient by) => by.Do(HttpMethod.Post, Resource, "minutes/signatures", new { party = "inspector" });

    private Task<HttpResponseMessage> Draft(HttpClient by) =>
        by.Do(HttpMethod.Put, Resource, "draft", new { grade = "met", text = "Dự thảo.", draftedOn = "2022-06-01" });

    private Task<HttpResponseMessage> Conclude(HttpClient by) =>
        by.Do(HttpMethod.Post, Resource, "conclude", new { grade = "met", text = "Đảm bảo.", concludedOn = "2022-06-01" });
}
