using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Today is 1 March 2022: what is said to have been done on the 2nd has not been done.</summary>
public sealed class DatingAhead : IAsyncLifetime
{
    private const string Tomorrow = "2022-03-02";
    private const string Code = "date-in-the-future";
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasCluster();
        await _app.HasPerson("HS-01");
        await _app.HasFighterPolicy();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_campaign_is_launched_and_no_conference_held_tomorrow()
    {
        var drafted = await _app.AsProvince.Create($"{Api}/campaigns", Campaign());
        var campaign = $"{Api}/campaigns/{(await drafted.ShouldBeOk<CampaignView>()).Id}";
        await _app.AsProvince.Change(HttpMethod.Post, $"{campaign}/launch", drafted.Etag(), new { launchedOn = Tomorrow }).ShouldBeProblem(409, Code);
        Assert.Equal("draft", (await _app.AsProvince.Read<CampaignView>(campaign)).State);

        var called = await _app.AsOfficer.Create($"{Api}/conferences", new { unitCode = Unit, workYear = 2022, calledFor = Tomorrow, quorumBasisPoints = 5000 });
        var conference = $"{Api}/conferences/{(await called.ShouldBeOk<ConferenceView>()).Id}";
        var agreed = await _app.AsOfficer.Change(
            HttpMethod.Post, $"{conference}/co-host", called.Etag(), new { tradeUnion = "Công đoàn cơ sở", personCode = "HS-01" });
        await _app.AsOfficer.Change(HttpMethod.Post, $"{conference}/hold", agreed.Etag(), new { heldOn = Tomorrow, present = 1, resolution = "Nghị quyết." })
            .ShouldBeProblem(409, Code);
        await _app.Bus.ShouldNotHavePublished<Contracts.ConferenceHeld>();
    }

    [Fact]
    public async Task Nothing_is_recognised_entered_proposed_or_opened_that_is_to_come()
    {
        await _app.AsOfficer.Create(
            $"{Api}/initiatives", new { personCode = "HS-01", workYear = 2022, title = "Sổ điện tử", decisionNumber = "12/QĐ-VKS", recognisedOn = Tomorrow })
            .ShouldBeProblem(409, Code);
        await _app.AsProvinceOfficer.Create($"{Api}/adjustments", Adjustment(Unit, 1, on: Tomorrow)).ShouldBeProblem(409, Code);
        await _app.As("unitHead", Unit).Create($"{Api}/proposals", Proposal("HS-01")).ShouldBeProblem(409, Code);
        var council = await _app.HasCouncil("HS-01");
        var called = await _app.AsChief.Create(
            $"{Api}/councils/{council.Id}/sessions", new { workYear = 2022, heldOn = Tomorrow, agenda = new[] { "Xét danh hiệu" } });
        var session = $"{Api}/council-sessions/{(await called.ShouldBeOk<Councils.SessionView>()).Id}";
        await _app.AsChief.Change(HttpMethod.Post, $"{session}/open", called.Etag(), new { presentPersonCodes = new[] { "HS-01" } }).ShouldBeProblem(409, Code);
    }
}
