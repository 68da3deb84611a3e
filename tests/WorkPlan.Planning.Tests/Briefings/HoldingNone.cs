using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Testing;

namespace WorkPlan.Planning.Tests.Briefings;

/// <summary>A unit that stops meeting is counted, too: at the end of each week, month and quarter.</summary>
public sealed class HoldingNone : IAsyncLifetime
{
    private readonly PlanningApp _app = new(At(2021, 12, 1));

    public async Task InitializeAsync() => await _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_that_met_until_the_second_week_has_held_two_of_five_when_the_fifth_is_over()
    {
        _app.Clock.MoveTo(At(2021, 12, 10));
        await Holds("QT.P9", "2021-12-02"); // work year 2022 begins on Wednesday 01/12
        await Holds("QT.P9", "2021-12-09");
        await Rounds(At(2022, 1, 2)); // Sunday: the fifth week is not over
        Assert.Equal((4, 2), await Last("QT.P9", new(2021, 12, 26)));
        await Rounds(At(2022, 1, 3));
        await Rounds(At(2022, 1, 4));
        Assert.Equal((5, 2), await Last("QT.P9", new(2022, 1, 2)));
        Assert.Equal((5, 0), await Last("QT.HL", new(2022, 1, 2))); // it never met
        Assert.Single(_app.Bus.Published<BriefingsCounted>(), told => told is { UnitCode: "QT.HL", Kind: "weekly", CountedTo: { Year: 2022, Month: 1, Day: 2 } });
        Assert.Equal((1, 0), await Last("QT.HL", new(2021, 12, 31), "monthly"));
    }

    [Fact]
    public async Task A_briefing_that_is_recorded_late_is_counted_where_it_was_held()
    {
        await Rounds(At(2022, 1, 3));
        Assert.Equal((5, 0), await Last("QT.P9", new(2022, 1, 2)));
        await Holds("QT.P9", "2021-12-30");
        await Holds("QT.P9", "2022-01-03"); // in the week that runs
        var counted = await _app.Bus.ShouldHavePublished<BriefingsCounted>(told => told is { UnitCode: "QT.P9", Kind: "weekly", Version: 2 });
        Assert.Equal((5, 1, new DateOnly(2022, 1, 2)), (counted.Expected, counted.Held, counted.CountedTo));
        Assert.DoesNotContain(_app.Bus.Published<BriefingsCounted>(), told => told is { UnitCode: "QT.P9", Kind: "weekly", Version: 3 });
    }

    [Fact]
    public async Task A_week_that_two_work_years_share_ends_the_one_and_begins_the_other_and_units_of_later_are_left_out()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new DateOnly(2021, 12, 3));
        await Rounds(At(2021, 12, 6));
        var weekly = _app.Bus.Published<BriefingsCounted>().Where(told => told.Kind == "weekly").ToList();
        Assert.Equal((new DateOnly(2021, 11, 30), 0), (Of(2021, "QT.HL").CountedTo, Of(2021, "QT.HL").Held));
        Assert.Equal(1, Of(2022, "QT.HL").Expected);
        Assert.Equal(1, Of(2022, "QT.KV1").Expected);
        Assert.DoesNotContain(weekly, told => told is { UnitCode: "QT.KV1", WorkYear: 2021 });

        BriefingsCounted Of(int year, string unit) => weekly.Single(told => told.WorkYear == year && told.UnitCode == unit && told.CountedTo >= new DateOnly(2021, 11, 30));
    }

    private async Task<(int, int)> Last(string unit, DateOnly countedTo, string kind = "weekly")
    {
        var told = await _app.Bus.ShouldHavePublished<BriefingsCounted>(told => told.UnitCode == unit && told.Kind == kind && told.CountedTo == countedTo);
        return (told.Expected, told.Held);
    }

    private Task<Guid> Holds(string unit, string on) => _app.HasBriefing(_app.AsChief, unit, on);

    private async Task Rounds(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
