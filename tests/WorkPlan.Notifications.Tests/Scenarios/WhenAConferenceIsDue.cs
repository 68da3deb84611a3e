using WorkPlan.Emulation.Contracts;

namespace WorkPlan.Notifications.Tests.Scenarios;

/// <summary>A unit hears that its yearly conference is due, and that it is overdue, until it has held it.</summary>
public sealed class WhenAConferenceIsDue : IAsyncLifetime
{
    private readonly NotificationsApp _app = new();

    private HttpClient Officer => _app.As("emulationOfficer", NotificationsApp.District);

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_asked_for_before_and_after_the_day_and_no_more_once_it_is_held()
    {
        var due = Reminder(overdue: false);
        await _app.Bus.Deliver(due);
        await _app.Bus.Deliver(due);
        var asked = Assert.Single((await NotificationsApp.Inbox(Officer, "?open=true")).Items);
        Assert.Equal("conference-due", asked.Kind);
        Assert.Contains("15/03/2022", asked.Title, StringComparison.Ordinal);
        await _app.Bus.Deliver(Reminder(overdue: true));
        Assert.Equal(["conference-due", "conference-overdue"], (await NotificationsApp.Inbox(Officer, "?open=true")).Items.Select(notice => notice.Kind).Order());
        Assert.Empty((await NotificationsApp.Inbox(_app.As("emulationOfficer", "HT.CL"))).Items);

        await _app.Bus.Deliver(Held());
        await _app.Bus.Deliver(Reminder(overdue: true));

        Assert.Empty((await NotificationsApp.Inbox(Officer, "?open=true")).Items);
        Assert.Equal(2, (await NotificationsApp.Inbox(Officer)).Total);
    }

    private static ConferenceReminded Reminder(bool overdue) => new()
    {
        StreamKey = $"conference-due:2022:{NotificationsApp.District}",
        Version = overdue ? 2 : 1,
        OccurredAt = NotificationsApp.Then,
        NoticeId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        CampaignId = Guid.CreateVersion7(),
        Campaign = "Phong trào thi đua",
        DueOn = new DateOnly(2022, 3, 15),
        Overdue = overdue,
    };

    private static ConferenceHeld Held() => new()
    {
        StreamKey = "conference:1",
        Version = 3,
        OccurredAt = NotificationsApp.Then,
        ConferenceId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        CalledFor = new DateOnly(2022, 3, 12),
        HeldOn = new DateOnly(2022, 3, 12),
        TradeUnion = "Công đoàn cơ sở",
        Called = 10,
        Present = 9,
    };
}
