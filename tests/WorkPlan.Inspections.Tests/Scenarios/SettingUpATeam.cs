using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A campaign goes out, and a unit is visited, by a team with a lead that a decision set up.</summary>
public sealed class SettingUpATeam : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign);

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        await _app.Bus.Deliver(OtherServices.Person(InspectionsApp.Inspector, InspectionsApp.Province));
        _campaign = await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", InspectionsApp.Campaign((await _app.HasChecklist()).Id, Unit))
            .ShouldBeOk<CampaignView>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_not_announced_before_a_decision_set_up_its_team()
    {
        await Announce().ShouldBeProblem(409, "campaign-without-team");
        var proposed = await Team(new { members = new[] { new { personCode = InspectionsApp.Inspector, role = "lead" } } }).ShouldBeOk<CampaignView>();
        Assert.Null(proposed.TeamDecision);
        await Announce().ShouldBeProblem(409, "team-without-decision");
        await Team(InspectionsApp.Team("2022-05-31")).ShouldBe(HttpStatusCode.OK);
        await Announce("2022-05-30").ShouldBeProblem(409, "team-decided-after-announcement");
        await _app.Bus.ShouldNotHavePublished<InspectionAnnounced>();

        var announced = await Announce("2022-05-31").ShouldBeOk<CampaignView>();

        Assert.Equal(new TeamDecision("15/QĐ-VKS", new DateOnly(2022, 5, 31), "Viện trưởng VKSND tỉnh Hà Tĩnh"), announced.TeamDecision);
    }

    [Fact]
    public async Task The_decision_is_a_decision_with_a_number_and_not_of_tomorrow()
    {
        await Team(InspectionsApp.Team(number: "số mười lăm")).ShouldBeProblem(409, "paper-not-a-decision");
        await Team(InspectionsApp.Team(number: "/QĐ-VKS")).ShouldBeProblem(409, "paper-not-a-decision"); // not numbered yet
        var refused = await Team(InspectionsApp.Team(number: "15/KH-VKS")).ShouldBeProblem(409, "paper-not-a-decision");
        Assert.Contains("15/KH-VKS", refused.Detail, StringComparison.Ordinal);
        await Team(InspectionsApp.Team("2022-06-02")).ShouldBeProblem(409, "date-in-the-future");

        Assert.Equal("05/QĐ-VKS", (await Team(InspectionsApp.Team(number: "Số: 5 /QĐ - VKS")).ShouldBeOk<CampaignView>()).TeamDecision!.Number);
    }

    [Fact]
    public async Task A_running_team_is_changed_only_by_another_decision()
    {
        await _app.HasTeam(_campaign);
        await Announce().ShouldBeOk<CampaignView>();

        await Team(new { members = new[] { new { personCode = InspectionsApp.Inspector, role = "lead" } } }).ShouldBeProblem(409, "team-without-decision");
        Assert.Equal("15/QĐ-VKS", (await _app.AsChief.Read<CampaignView>(Resource)).TeamDecision!.Number);

        Assert.Equal("18/QĐ-VKS", (await Team(InspectionsApp.Team("2022-06-01", "18/QĐ-VKS")).ShouldBeOk<CampaignView>()).TeamDecision!.Number);
    }

    [Fact]
    public async Task A_decision_that_set_up_a_running_team_sets_up_no_other()
    {
        await _app.Bus.Deliver(OtherServices.Person("HT-93", InspectionsApp.Province));
        await Team(Two("15/QĐ-VKS")).ShouldBe(HttpStatusCode.OK); // only planned: corrected under the same decision
        await _app.HasTeam(_campaign);
        var announced = await Announce().ShouldBeOk<CampaignView>();

        var refused = await Team(Two("15/QĐ-VKS")).ShouldBeProblem(409, "team-needs-another-decision");
        await Team(Two("15/QĐ-VKS", role: "secretary")).ShouldBeProblem(409, "team-needs-another-decision");

        Assert.Contains("15/QĐ-VKS", refused.Detail, StringComparison.Ordinal);
        var kept = await _app.AsChief.Read<CampaignView>(Resource);
        Assert.Equal((InspectionsApp.Inspector, announced.FormerTeams.Count), (Assert.Single(kept.Team).PersonCode, kept.FormerTeams.Count));
        await _app.HasTeam(_campaign); // the same again
        await Team(Two("18/QĐ-VKS")).ShouldBe(HttpStatusCode.OK);
        await Team(Two("15/QĐ-VKS", role: "deputy")).ShouldBeProblem(409, "team-needs-another-decision"); // nor later on
    }

    private static object Two(string number, string role = "member") => new
    {
        members = new[] { new { personCode = InspectionsApp.Inspector, role = "lead" }, new { personCode = "HT-93", role } },
        decision = new { number, issuedOn = "2022-05-20", issuer = "Viện trưởng VKSND tỉnh Hà Tĩnh" },
    };

    [Theory]
    [InlineData(true, "campaign-without-team")]
    [InlineData(false, "team-without-decision")]
    public async Task A_campaign_announced_before_teams_were_asked_for_visits_nobody_until_it_has_one(bool withoutTeam, string code)
    {
        await _app.HasTeam(_campaign);
        await Announce().ShouldBeOk<CampaignView>();
        await _app.Database(db => db.Database.ExecuteSqlRawAsync(
            withoutTeam ? """UPDATE "Campaigns" SET "Team" = '[]', "TeamDecision" = NULL""" : """UPDATE "Campaigns" SET "TeamDecision" = NULL"""));
        var visited = InspectionsApp.At(_campaign, Unit);

        await _app.AsInspector.Do(HttpMethod.Post, visited, "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(409, code);
        await _app.AsInspector.GetAsync($"{visited}/workbook").ShouldBeProblem(409, code);
        await _app.AsInspector.Do(HttpMethod.Put, visited, "minutes", new { heldOn = "2022-06-01", content = "Biên bản." }).ShouldBeProblem(409, code);
        await _app.AsInspector.Create($"{visited}/notes", new { text = "Lưu ý." }).ShouldBeProblem(409, code);
        await _app.AsInspector.Create($"{visited}/findings", InspectionsApp.Finding()).ShouldBeProblem(409, code);
        await InspectionsApp.Attach(_app.AsInspector, visited).ShouldBeProblem(409, code);
        await InspectionsApp.Attach(_app.AsUnit(Unit), visited).ShouldBeProblem(409, code);
        foreach (var party in new[] { "inspector", "unit" })
            await (party == "unit" ? _app.AsUnit(Unit) : _app.AsInspector).Do(HttpMethod.Post, visited, "minutes/signatures", new { party }).ShouldBeProblem(409, code);
        await _app.AsInspector.Do(HttpMethod.Put, visited, "draft", new { grade = "met", text = "Dự thảo.", draftedOn = "2022-06-01" }).ShouldBeProblem(409, code);
        await _app.AsUnit(Unit).Do(HttpMethod.Put, visited, "explanation", new { text = "Giải trình." }).ShouldBeProblem(409, code);
        await _app.AsChief.Do(HttpMethod.Post, visited, "conclude", new { grade = "met", text = "Kết luận.", concludedOn = "2022-06-01" }).ShouldBeProblem(409, code);
        // A unit that inspects itself needs nobody.
        await _app.HasSubmittedReport(_campaign, InspectionsApp.KyAnh);
        await _app.HasTeam(_campaign);
        await _app.AsInspector.Do(HttpMethod.Post, visited, "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();
    }

    private Task<HttpResponseMessage> Team(object team) => _app.AsChief.Do(HttpMethod.Put, Resource, "team", team);

    private Task<HttpResponseMessage> Announce(string on = "2022-06-01") => _app.AsChief.Do(HttpMethod.Post, Resource, "announce", new { announcedOn = on });
}
