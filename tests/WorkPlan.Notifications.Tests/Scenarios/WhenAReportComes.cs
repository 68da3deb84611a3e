namespace WorkPlan.Notifications.Tests.Scenarios;

/// <summary>A report that a unit owes is asked for until it comes, and never after.</summary>
public sealed class WhenAReportComes : IAsyncLifetime
{
    private readonly NotificationsApp _app = new();

    private HttpClient Planner => _app.As("planner", NotificationsApp.District);

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_asked_for_no_more_of_the_unit_and_of_the_level_above()
    {
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7()));
        await _app.Bus.Deliver(NotificationsApp.ReportOverdue(Guid.CreateVersion7()));
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7(), "HT.CL"));
        var asked = Assert.Single((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
        Assert.Equal("obligation-reminded", asked.Kind);
        Assert.Contains("Biểu thống kê án dân sự (2022-M12)", asked.Title + asked.Text, StringComparison.Ordinal);
        Assert.Equal("obligation-escalated", Assert.Single((await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Items).Kind);

        var report = Guid.CreateVersion7();
        await _app.Bus.Deliver(NotificationsApp.Submitted(report, 2));

        Assert.Empty((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
        Assert.NotNull(Assert.Single((await NotificationsApp.Inbox(Planner)).Items).SettledAt);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Items);
        // Another district's report is another matter.
        Assert.Single((await NotificationsApp.Inbox(_app.As("planner", "HT.CL"), "?open=true")).Items);

        // Twice, and once more after it was returned: the same.
        await _app.Bus.Deliver(NotificationsApp.Submitted(report, 2));
        await _app.Bus.Deliver(NotificationsApp.Submitted(report, 4));
        Assert.Equal(1, (await NotificationsApp.Inbox(Planner)).Total);
    }

    [Fact]
    public async Task A_reminder_that_was_on_its_way_says_nothing_any_longer()
    {
        await _app.Bus.Deliver(NotificationsApp.Submitted(Guid.CreateVersion7(), 2));
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7()));
        await _app.Bus.Deliver(NotificationsApp.ReportOverdue(Guid.CreateVersion7()));

        Assert.Empty((await NotificationsApp.Inbox(Planner)).Items);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsChief)).Items);
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7(), "HT.CL"));
        Assert.Single((await NotificationsApp.Inbox(_app.As("planner", "HT.CL"), "?open=true")).Items);
    }

    [Fact]
    public async Task An_heir_is_asked_for_both_reports_and_each_settles_its_own()
    {
        var heir = _app.As("planner", "HT.CL");
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7(), "HT.CL"));
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7(), "HT.CL", reporting: NotificationsApp.District));
        Assert.Equal(2, (await NotificationsApp.Inbox(heir, "?open=true")).Total);

        await _app.Bus.Deliver(NotificationsApp.Submitted(Guid.CreateVersion7(), 2));
        Assert.Equal(1, (await NotificationsApp.Inbox(heir, "?open=true")).Total);

        // One report can stand for a unit that can report no more.
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7(), "HT.CL", reporting: "HT.KA"));
        await _app.Bus.Deliver(NotificationsApp.Submitted(Guid.CreateVersion7(), 2, "HT.CL", "HT.KA"));
        Assert.Empty((await NotificationsApp.Inbox(heir, "?open=true")).Items);
    }
}
