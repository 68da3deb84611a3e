using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>
/// Titles from before are recorded without a quota, because nobody can hold one afterwards: so only from before. From the first work year that
/// a province considers here, its quotas have no other door than the council.
/// </summary>
public sealed class RecordingFormerTitles : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.Bus.Deliver(EmulationApp.UnitState(EmulationApp.Second, EmulationApp.Province, "district"));
        await _app.Bus.Deliver(EmulationApp.UnitState("QT", null, "province"));
        await _app.HasPerson("HS-04");
        await _app.HasFighterPolicy();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task From_the_first_campaign_on_nothing_of_a_quota_is_recorded_in_the_province()
    {
        await Records("HS-01", 2022).ShouldBeOk<TitleView>();
        await _app.HasLaunchedCampaign();

        var refused = await Records("HS-04", 2022).ShouldBeProblem(409, "title-record-not-from-before");
        Assert.Equal("01/2019/TT-VKSTC", refused.Body.GetProperty("citation").GetString());
        Assert.Contains("từ năm công tác 2022", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await Records("HS-04", 2023).ShouldBeProblem(409, "title-record-not-from-before");
        await Records("KA-01", 2022, unit: EmulationApp.Second).ShouldBeProblem(409, "title-record-not-from-before");
        // Those of whom a share is taken make places, too.
        await Records("HS-04", 2022, "advancedWorker").ShouldBeProblem(409, "title-record-not-from-before");

        await Records("HS-04", 2021).ShouldBeOk<TitleView>();
        await Records(null, 2022, "advancedCollective").ShouldBeOk<TitleView>();
        await Records("HS-04", 2022, "emulationFighterSector").ShouldBeOk<TitleView>();
        await Records("QT-01", 2022, unit: "QT").ShouldBeOk<TitleView>();
        // No policy at hand says that the year had a quota.
        await Records("HS-04", 2024).ShouldBeOk<TitleView>();
    }

    [Fact]
    public async Task A_proposal_begins_it_as_well_unless_it_was_withdrawn()
    {
        var proposal = await _app.HasProposal("HS-04");
        await Records("HS-01", 2022).ShouldBeProblem(409, "title-record-not-from-before");

        await _app.As("unitHead", EmulationApp.Unit)
            .Change(HttpMethod.Post, $"{EmulationApp.Api}/proposals/{proposal.Id}/withdraw", "\"1\"", new { reason = "Đề nghị nhầm." }).ShouldBeOk<ProposalView>();

        await Records("HS-01", 2022).ShouldBeOk<TitleView>();
    }

    private Task<HttpResponseMessage> Records(string? person, int year, string title = "emulationFighterBase", string unit = EmulationApp.Unit) =>
        _app.As("chief").Create($"{EmulationApp.Api}/titles/records", new
        {
            unitCode = unit,
            personCode = person,
            title,
            workYear = year,
            decisionNumber = $"{year}/QĐ-VKS",
            decidedOn = _app.HasEnded(year),
        });
}
