using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Testing;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>A plan that is not issued by its day is seen by others, once.</summary>
public sealed class MissingTheDay : IAsyncLifetime
{
    private readonly PlanningApp _app = new(At(2022, 1, 10));
    private PlanDesk _plan = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        _plan = await PlanDesk.Draft(_app.AsChief, Body("2022-01-14", await _app.HasBriefing(_app.AsChief, "QT", "2021-12-10")));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_others_are_told_once_when_the_day_is_over_and_whoever_drafts_is_not_disturbed()
    {
        await Rounds(At(2022, 1, 14));
        await _app.Bus.ShouldNotHavePublished<PlanOverdue>();
        await Rounds(At(2022, 1, 15));
        await Rounds(At(2022, 1, 16));
        var told = await _app.Bus.ShouldHavePublished<PlanOverdue>();
        Assert.Equal(("QT.P9", "QT", "draft", new DateOnly(2022, 1, 14), false), (told.UnitCode, told.SuperiorUnitCode, told.State, told.DueOn, told.Lifted));
        await _app.Bus.ShouldHavePublishedExactly<PlanOverdue>(1);
        await _plan.HasTask(PlanningApp.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết các vụ, việc dân sự"));
    }

    [Fact]
    public async Task More_time_takes_it_back_and_the_new_day_is_told_when_it_is_over()
    {
        await Rounds(At(2022, 1, 15));
        var briefing = _plan.Plan.GetProperty("basis")[0].GetProperty("id").GetGuid();
        await _plan.Does(HttpMethod.Put, "", new
        {
            title = "Chương trình công tác năm 2022",
            purpose = "Triển khai toàn diện nhiệm vụ năm",
            basis = new[] { new { kind = "briefing", id = briefing } },
            dueOn = "2022-01-20",
        });
        await Rounds(At(2022, 1, 16));
        await Rounds(At(2022, 1, 21));
        await _app.Bus.ShouldHavePublishedExactly<PlanOverdue>(3);
        var told = _app.Bus.Published<PlanOverdue>().OrderBy(message => message.Version).ToList();
        Assert.Equal([(14, false), (14, true), (20, false)], told.Select(message => (message.DueOn.Day, message.Lifted)));
        Assert.Equal(3, told.DistinctBy(message => message.Version).Count());
    }

    [Fact]
    public async Task A_draft_that_is_given_up_is_overdue_no_longer()
    {
        await Rounds(At(2022, 1, 15));
        await _plan.Does(HttpMethod.Post, "/withdraw", new { });
        await Rounds(At(2022, 1, 16));
        Assert.True((await _app.Bus.ShouldHavePublished<PlanOverdue>(told => told.State == "withdrawn")).Lifted);
        await Rounds(At(2022, 1, 17));
        await _app.Bus.ShouldHavePublishedExactly<PlanOverdue>(2);
    }

    private static object Body(string dueOn, Guid briefing) => new
    {
        unitCode = "QT.P9",
        workYear = 2022,
        kind = "program",
        title = "Chương trình công tác năm 2022",
        purpose = "Triển khai toàn diện nhiệm vụ năm",
        basis = new[] { new { kind = "briefing", id = briefing } },
        dueOn,
    };

    private async Task Rounds(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
