using System.Net;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class RunningACampaign : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_launched_campaign_is_told_to_the_others_and_seen_below()
    {
        var campaign = await _app.HasLaunchedCampaign();

        var told = await _app.Bus.ShouldHavePublished<EmulationCampaignLaunched>(message => message.CampaignId == campaign.Id);
        Assert.Equal(2, told.Version);
        var seen = await _app.As("staff", EmulationApp.Unit).Read<CampaignView>($"{EmulationApp.Api}/campaigns/{campaign.Id}");
        Assert.Equal("launched", seen.State);
        var elsewhere = await _app.As("staff", "QT").Read<Page<CampaignView>>($"{EmulationApp.Api}/campaigns");
        Assert.Empty(elsewhere.Items);
    }

    [Fact]
    public async Task It_is_launched_once()
    {
        var campaign = await _app.HasLaunchedCampaign();
        var read = await _app.AsProvince.GetAsync($"{EmulationApp.Api}/campaigns/{campaign.Id}");

        await _app.AsProvince.Change(HttpMethod.Post, $"{EmulationApp.Api}/campaigns/{campaign.Id}/launch", read.Etag(), new { launchedOn = "2022-01-21" })
            .ShouldBeProblem(409, "campaign-already-launched");
        await _app.Bus.ShouldHavePublishedExactly<EmulationCampaignLaunched>(1);
    }

    [Fact]
    public async Task A_district_may_not_launch_for_the_province() =>
        await _app.As("emulationOfficer", EmulationApp.Unit).Create($"{EmulationApp.Api}/campaigns", EmulationApp.Campaign())
            .ShouldBeProblem(403, "outside-your-units");

    [Fact]
    public async Task A_unit_that_answers_above_launches_its_own_with_its_slogan()
    {
        await _app.Bus.Deliver(EmulationApp.UnitState(EmulationApp.Second, EmulationApp.Province, "district"));
        var above = await _app.HasLaunchedCampaign();
        await _app.AsProvince.Create(
            $"{EmulationApp.Api}/campaigns/{above.Id}/responses", new { unitCode = EmulationApp.Unit, respondedOn = "2022-02-10", content = "Hưởng ứng." })
            .ShouldBeOk<ResponseView>();

        var drafted = await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns", new
        {
            title = "Phong trào thi đua của đơn vị",
            slogan = "Mỗi Kiểm sát viên một phiên tòa rút kinh nghiệm",
            criteria = "Hoàn thành chỉ tiêu về phiên tòa rút kinh nghiệm trong 6 tháng đầu năm.",
            workYear = 2022,
            launchedByUnitCode = EmulationApp.Unit,
            responseDueOn = "2022-03-31",
            registrationFrom = "2022-02-15",
            registrationTo = "2022-03-31",
        });
        var own = await drafted.ShouldBeOk<CampaignView>();
        await _app.AsOfficer.Change(HttpMethod.Post, $"{EmulationApp.Api}/campaigns/{own.Id}/launch", drafted.Etag(), new { launchedOn = "2022-02-15" })
            .ShouldBeOk<CampaignView>();

        await _app.Bus.ShouldHavePublished<EmulationCampaignLaunched>(message => message.LaunchedByUnitCode == EmulationApp.Unit);
        var seen = await _app.As("staff", EmulationApp.Unit).Read<Page<CampaignView>>($"{EmulationApp.Api}/campaigns");
        Assert.Equal(2, seen.Total);
        Assert.Contains(seen.Items, campaign => campaign.Slogan == "Mỗi Kiểm sát viên một phiên tòa rút kinh nghiệm");
        // A sister unit is asked by the province alone.
        var sister = await _app.As("staff", EmulationApp.Second).Read<Page<CampaignView>>($"{EmulationApp.Api}/campaigns");
        Assert.Equal(above.Id, Assert.Single(sister.Items).Id);
        // Looking at a unit one finds what it launched, what addresses it, and what those below it launched.
        foreach (var (under, total) in new[] { (EmulationApp.Province, 2), (EmulationApp.Unit, 2), (EmulationApp.Second, 1) })
            Assert.Equal(total, (await _app.AsProvince.Read<Page<CampaignView>>($"{EmulationApp.Api}/campaigns?under={under}")).Total);
    }

    [Fact]
    public async Task A_registration_window_runs_forward() =>
        await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns", new
        {
            title = "Thi đua",
            criteria = "Tiêu chí",
            workYear = 2022,
            launchedByUnitCode = EmulationApp.Province,
            responseDueOn = "2022-02-28",
            registrationFrom = "2022-03-15",
            registrationTo = "2022-01-20",
        }).ShouldBeProblem(409, "registration-window-upside-down");

    [Fact]
    public async Task A_unit_responds_once_and_in_time()
    {
        var campaign = await _app.HasLaunchedCampaign();
        var answer = new { unitCode = EmulationApp.Unit, respondedOn = "2022-02-10", content = "Hưởng ứng phong trào thi đua." };

        await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses", answer).ShouldBeProblem(403, "only-launching-unit-dates-back");
        await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses", answer with { respondedOn = "2022-03-02" })
            .ShouldBeProblem(409, "date-in-the-future");
        var response = await _app.As("chief", EmulationApp.Province, subtree: true, personCode: "HT-VT")
            .Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses", answer).ShouldBeOk<ResponseView>();

        Assert.Equal((false, "HT-VT", _app.Clock.GetUtcNow()), (response.Late, response.EnteredBy, response.EnteredAt!.Value));
        await _app.Bus.ShouldHavePublished<CampaignResponded>(message => message.UnitCode == EmulationApp.Unit);
        await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses", answer)
            .ShouldBeProblem(409, "campaign-already-answered");
        var listed = await _app.AsProvince.Read<Page<ResponseView>>($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses");
        Assert.Equal(1, listed.Total);
    }

    [Fact]
    public async Task A_late_response_is_kept_and_marked()
    {
        var campaign = await _app.HasLaunchedCampaign();

        var response = await _app.AsOfficer.Create(
            $"{EmulationApp.Api}/campaigns/{campaign.Id}/responses",
            new { unitCode = EmulationApp.Unit, respondedOn = "2022-03-01", content = "Hưởng ứng." }).ShouldBeOk<ResponseView>();

        Assert.True(response.Late);
        Assert.NotNull(response.EnteredBy);
    }

    [Fact]
    public async Task Nobody_responds_before_the_launch_or_to_a_draft_or_from_outside()
    {
        var draft = await (await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns", EmulationApp.Campaign())).ShouldBeOk<CampaignView>();
        var responses = $"{EmulationApp.Api}/campaigns/{draft.Id}/responses";
        await _app.AsOfficer.Create(responses, new { unitCode = EmulationApp.Unit, respondedOn = "2022-02-10", content = "Hưởng ứng." })
            .ShouldBeProblem(409, "campaign-not-launched");

        var campaign = await _app.HasLaunchedCampaign();
        await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses",
            new { unitCode = EmulationApp.Unit, respondedOn = "2022-01-19", content = "Hưởng ứng." }).ShouldBeProblem(409, "before-campaign-launch");

        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses",
            new { unitCode = "QT", respondedOn = "2022-02-10", content = "Hưởng ứng." }).ShouldBe(HttpStatusCode.Forbidden);
        await _app.As("chief").Create($"{EmulationApp.Api}/campaigns/{campaign.Id}/responses",
            new { unitCode = "QT", respondedOn = "2022-02-10", content = "Hưởng ứng." }).ShouldBeProblem(409, "unit-outside-campaign");
    }
}
