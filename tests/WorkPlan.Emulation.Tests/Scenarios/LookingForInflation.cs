using WorkPlan.Emulation.Inflation;
using WorkPlan.Emulation.Policies;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>More titles for no more kept targets is a question that somebody should ask.</summary>
public sealed class LookingForInflation : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasCluster();
        for (var number = 1; number <= 4; number++)
            await _app.HasPerson($"HS-{number:00}");
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", "notMet"), ("C", "notArisen")) with { WorkYear = 2021, StreamKey = "outcomes:2021" });
        await _app.HasTitle("HS-01", 2021, "advancedWorker");
        await _app.HasTitle("HS-02", 2022, "advancedWorker");
        await _app.HasTitle("HS-03", 2022, "advancedWorker");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("notMet", true)]
    [InlineData("exceeded", false)]
    public async Task A_share_that_rises_while_targets_do_not_is_pointed_at(string second, bool inflated)
    {
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", second)));

        var view = await _app.AsProvince.Read<InflationView>($"{EmulationApp.Api}/inflation?unit={EmulationApp.Province}&fromYear=2021&toYear=2022");

        var (first, now) = (view.Years[0], view.Years[1]);
        Assert.Equal((4, 2, 1), (first.People, first.TargetsJudged, first.TargetsKept));
        Assert.Equal(new TitleShare(EmulationTitle.AdvancedWorker, 1, 2500), Assert.Single(first.Titles));
        Assert.Equal(new TitleShare(EmulationTitle.AdvancedWorker, 2, 5000), Assert.Single(now.Titles));
        Assert.Equal(inflated ? [EmulationTitle.AdvancedWorker] : [], now.Inflated);
    }

    [Theory]
    [InlineData("A", 100, true)]
    [InlineData("KHO", 150, false)]
    public async Task More_kept_of_easier_targets_is_pointed_at(string first, int difficulty, bool easier)
    {
        // KHO weighs twice as much as an ordinary one; what did not arise weighs nothing.
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("KHO", "notMet"), ("A", "met"), ("B", "notArisen")));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, (first, "met"), ("B", "met")) with { WorkYear = 2023, StreamKey = "outcomes:2023" });

        var view = await _app.AsProvince.Read<InflationView>($"{EmulationApp.Api}/inflation?unit={EmulationApp.Province}&fromYear=2021&toYear=2023");

        // In 2021 nothing was scored under a table.
        Assert.Equal([null, 150m, difficulty], view.Years.Select(year => year.MeanDifficultyPercent));
        Assert.Equal([false, false, easier], view.Years.Select(year => year.EasierTargets));
    }

    [Fact]
    public async Task Years_are_few_and_units_ones_own()
    {
        await _app.AsProvince.GetAsync(new Uri($"{EmulationApp.Api}/inflation?unit=HT&fromYear=2022&toYear=2021", UriKind.Relative)).ShouldBeProblem(409, "inflation-years-out-of-range");
        await _app.AsProvince.GetAsync(new Uri($"{EmulationApp.Api}/inflation?unit=HT&fromYear=2005&toYear=2022", UriKind.Relative)).ShouldBeProblem(409, "inflation-years-out-of-range");
        await _app.As("staff", "QT").GetAsync(new Uri($"{EmulationApp.Api}/inflation?unit=HT&fromYear=2021&toYear=2022", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }
}
