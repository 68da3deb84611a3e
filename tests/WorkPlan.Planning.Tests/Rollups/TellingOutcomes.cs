using System.Net;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>The others hear how a unit stands in the year's targets when that changes, and only then.</summary>
public sealed class TellingOutcomes : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90))).ShouldBe(HttpStatusCode.Created);
        await _app.HasWorkedIn();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_first_figure_and_a_correction_that_turns_it_are_told_and_what_changes_nothing_is_not()
    {
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 92, 100));
        var first = await _app.Bus.ShouldHavePublished<TargetOutcomesChanged>();
        var line = Assert.Single(first.Targets);
        Assert.Equal(
            ("QT.HL", 2022, "HAN", "DIEU-TRA", "exceeded", true, false),
            (first.UnitCode, first.WorkYear, line.TargetCode, line.FieldCode, line.Outcome, line.Counted, line.Stretch));

        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M02", 95, 100));
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 10, 100, "Đếm nhầm cả các vụ của kỳ trước."));

        var turned = await _app.Bus.ShouldHavePublished<TargetOutcomesChanged>(message => message.Targets[0].Outcome == "notMet");
        Assert.Equal(first.StreamKey, turned.StreamKey);
        Assert.True(turned.Version > first.Version);
        await _app.Bus.ShouldHavePublishedExactly<TargetOutcomesChanged>(2);
    }

    [Fact]
    public async Task Units_above_that_only_add_up_have_nothing_to_tell()
    {
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 92, 100));

        await _app.Bus.ShouldNotHavePublished<TargetOutcomesChanged>(message => message.UnitCode == "QT" && message.Targets.Any(target => target.Counted));
    }
}
