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
        _app.HasCome(new DateOnly(2022, 3, 16));
        var campaign = await Launched("refused");
        var problem = await Register(campaign, day).ShouldBeProblem(409, "registration-window-closed");
        Assert.Contains("20/01/2022", problem.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        // Nobody opens the window for himself; what came on paper within it, the province enters.
        await Register(campaign, "2022-03-15").ShouldBeProblem(403, "only-launching-unit-dates-back");
        await Register(campaign, "2022-03-17", client: _app.AsProvince).ShouldBeProblem(409, "registration-window-closed");
        var entered = await Register(campaign, "2022-03-15", client: _app.AsProvince).ShouldBeOk<RegistrationView>();
        Assert.False(entered.Late);
        Assert.Equal(_app.Clock.GetUtcNow(), entered.EnteredAt!.Value);
        Assert.NotNull(entered.EnteredBy);
        foreach (var (under, total) in new[] { (EmulationApp.Province, 1), (EmulationApp.Unit, 1), ("QT", 0) })
            Assert.Equal(total, (await _app.AsProvince.Read<Page<RegistrationView>>($"{EmulationApp.Api}/registrations?under={under}")).Total);
    }

    [Fact]
    public async Task A_reason_opens_it_where_one_is_asked_for_and_is_kept()
    {
        _app.HasCome(new DateOnly(2022, 3, 16));
        var campaign = await Launched("withReason");
        await Register(campaign, "2022-03-17", "Sắp đến.").ShouldBeProblem(409, "date-in-the-future");
        await Register(campaign, "2022-03-16").ShouldBeProblem(409, "late-registration-needs-reason");
        await Register(campaign, "2022-03-16", " ").ShouldBeProblem(409, "late-registration-needs-reason");
        var late = await Register(campaign, "2022-03-16", "Mới chuyển công tác đến.").ShouldBeOk<RegistrationView>();
        Assert.Equal((true, "Mới chuyển công tác đến."), (late.Late, late.LateReason));
    }

    [Fact]
    public async Task What_was_registered_by_mistake_is_withdrawn_with_the_reason_and_registered_anew()
    {
        var campaign = await Launched("marked");
        var registered = await Register(campaign, "2022-03-01");
        var path = $"{EmulationApp.Api}/registrations/{(await registered.ShouldBeOk<RegistrationView>()).Id}";
        await _app.As("emulationOfficer", EmulationApp.Province).Change(HttpMethod.Post, $"{path}/withdraw", registered.Etag(), new { reason = "Nhầm." })
            .ShouldBeProblem(404, "not-found");

        var withdrawn = await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/withdraw", registered.Etag(), new { reason = "Đăng ký nhầm." });

        Assert.Equal("Đăng ký nhầm.", (await withdrawn.ShouldBeOk<RegistrationView>()).WithdrawnReason);
        await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/withdraw", withdrawn.Etag(), new { reason = "Nhầm." })
            .ShouldBeProblem(409, "registration-already-withdrawn");
        await _app.Bus.ShouldHavePublished<Contracts.TitleRegistered>(message => message is { Version: 2, Persons: 0 });
        await Register(campaign, "2022-03-01").ShouldBeOk<RegistrationView>();
        await _app.Bus.ShouldHavePublished<Contracts.TitleRegistered>(message => message is { Version: 3, Persons: 1 });
        await Register(campaign, "2022-03-01").ShouldBeProblem(409, "title-already-registered");
    }

    private Task<HttpResponseMessage> Register(Guid campaign, string day, string? lateReason = null, HttpClient? client = null) =>
        (client ?? _app.AsOfficer).Create($"{EmulationApp.Api}/registrations", new
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
