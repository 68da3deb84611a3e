using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Registrations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>What becomes of a title that is registered outside the window is the campaign's to say.</summary>
public sealed class RegisteringLate : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasPerson("HS-01");
        await _app.HasPolicy(rounding: Rounding.Floor);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("2022-01-19")]
    [InlineData("2022-03-16")]
    public async Task A_closed_window_refuses(string day)
    {
        var campaign = await Launched("refused");
        var problem = await Register(campaign, day).ShouldBeProblem(409, "registration-window-closed");
        Assert.Contains("20/01/2022", problem.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False((await Register(campaign, "2022-03-15").ShouldBeOk<RegistrationView>()).Late);
        foreach (var (under, total) in new[] { (EmulationApp.Province, 1), (EmulationApp.Unit, 1), ("QT", 0) })
            Assert.Equal(total, (await _app.AsProvince.Read<Page<RegistrationView>>($"{EmulationApp.Api}/registrations?under={under}")).Total);
    }

    [Fact]
    public async Task A_reason_opens_it_where_one_is_asked_for_and_is_kept()
    {
        var campaign = await Launched("withReason");
        await Register(campaign, "2022-03-16").ShouldBeProblem(409, "late-registration-needs-reason");
        await Register(campaign, "2022-03-16", " ").ShouldBeProblem(409, "late-registration-needs-reason");
        var late = await Register(campaign, "2022-03-16", "Mới chuyển công tác đến.").ShouldBeOk<RegistrationView>();
        Assert.Equal((true, "Mới chuyển công tác đến."), (late.Late, late.LateReason));
    }

    private Task<HttpResponseMessage> Register(Guid campaign, string day, string? lateReason = null) =>
        _app.AsOfficer.Create($"{EmulationApp.Api}/registrations", new
        {
            campaignId = campaign,
            unitCode = EmulationApp.Unit,
            title = "advancedWorker",
            personCode = "HS-01",
            registeredOn = day,
            lateReason,
        });

    private async Task<Guid> Launched(string lateRegistration)
    {
        var created = await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns", new
        {
            title = "Phong trào thi đua năm 2022",
            criteria = "Hoàn thành chỉ tiêu.",
            workYear = 2022,
            launchedByUnitCode = EmulationApp.Province,
            responseDueOn = "2022-02-28",
            registrationFrom = "2022-01-20",
            registrationTo = "2022-03-15",
            lateRegistration,
        });
        var campaign = await created.ShouldBeOk<CampaignView>();
        await _app.AsProvince.Change(HttpMethod.Post, $"{EmulationApp.Api}/campaigns/{campaign.Id}/launch", created.Etag(), new { launchedOn = "2022-01-20" })
            .ShouldBeOk<CampaignView>();
        return campaign.Id;
    }
}
