using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Who answers a campaign late, or not at all, loses points as for any other thing that is handed in late, and everybody sees it.</summary>
public sealed class AnsweringACampaign : IAsyncLifetime
{
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;
    private string _campaign = "";

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        _campaign = $"{EmulationApp.Api}/campaigns/{(await _app.HasLaunchedCampaign()).Id}";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_late_answer_and_none_at_all_cost_the_same_and_one_in_time_nothing()
    {
        // The last day is 28/2/2022; today is 1/3.
        await Answer(EmulationApp.Unit, "2022-03-01");
        await Answers(EmulationApp.Second, "2022-02-28").ShouldBeProblem(403, "only-launching-unit-dates-back");
        await Received(EmulationApp.Second, "2022-02-28");
        Assert.Equal((-0.5m, 0m, 0m), await PointsAsync());
        var line = Assert.Single((await _app.ScoreOf(_cluster, EmulationApp.Unit)).Lines);
        Assert.Equal(("BAO-CAO", "late", new DateOnly(2022, 3, 1)), (line.RuleCode, line.Value!, line.On!.Value));
        Assert.Equal(
            [(EmulationApp.Third, ResponseStanding.Missing), (EmulationApp.Unit, ResponseStanding.Late), (EmulationApp.Second, ResponseStanding.InTime)],
            (await StandingAsync(_app.AsProvince)).Select(unit => (unit.UnitCode, unit.Standing)));
        Assert.Equal(EmulationApp.Unit, Assert.Single(await StandingAsync(_app.AsOfficer)).UnitCode);

        _app.Clock.Advance(TimeSpan.FromHours(1));

        await Eventually.Equal((-0.5m, 0m, -0.5m), PointsAsync);
        // Found later on a desk of the province: it had been answered in time. The unit cannot say so itself.
        await Answers(EmulationApp.Third, "2022-02-20").ShouldBeProblem(403, "only-launching-unit-dates-back");
        Assert.Equal((-0.5m, 0m, -0.5m), await PointsAsync());
        await Received(EmulationApp.Third, "2022-02-20");
        Assert.Equal((-0.5m, 0m, 0m), await PointsAsync());
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.Bus.SettleAsync();
        Assert.Equal((-0.5m, 0m, 0m), await PointsAsync());
    }

    [Fact]
    public async Task Of_a_draft_nothing_is_awaited()
    {
        var draft = await (await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns", EmulationApp.Campaign())).ShouldBeOk<CampaignView>();

        await _app.AsProvince.GetAsync(new Uri($"{EmulationApp.Api}/campaigns/{draft.Id}/responses/standing", UriKind.Relative))
            .ShouldBeProblem(409, "campaign-not-launched");
    }

    private async Task Answer(string unit, string on) => await Answers(unit, on).ShouldBeOk<ResponseView>();

    private Task<HttpResponseMessage> Answers(string unit, string on) => Enters(_app.As("emulationOfficer", unit), unit, on);

    private async Task Received(string unit, string on) => await Enters(_app.AsProvince, unit, on).ShouldBeOk<ResponseView>();

    private Task<HttpResponseMessage> Enters(HttpClient client, string unit, string on) =>
        client.Create($"{_campaign}/responses", new { unitCode = unit, respondedOn = on, content = "Hưởng ứng phong trào." });

    private Task<List<OwedResponseView>> StandingAsync(HttpClient client) => client.Read<List<OwedResponseView>>($"{_campaign}/responses/standing");

    private async Task<(decimal First, decimal Second, decimal Third)> PointsAsync()
    {
        var scores = (await _app.Scores(_cluster)).Units.ToDictionary(unit => unit.UnitCode, unit => unit.Points);
        return (scores[EmulationApp.Unit], scores[EmulationApp.Second], scores[EmulationApp.Third]);
    }
}
