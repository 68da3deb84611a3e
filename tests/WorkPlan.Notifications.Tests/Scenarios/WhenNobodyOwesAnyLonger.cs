using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Tests.Scenarios;

/// <summary>What was waived is asked for no more; a plan is overdue until it is issued.</summary>
public sealed class WhenNobodyOwesAnyLonger : IAsyncLifetime
{
    private readonly NotificationsApp _app = new();

    private HttpClient Planner => _app.As("planner", NotificationsApp.District);

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_was_waived_is_asked_for_no_more_but_what_is_owed_anew_is()
    {
        var reminder = NotificationsApp.ReportReminder(Guid.CreateVersion7());
        await _app.Bus.Deliver(reminder);
        Assert.Single((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
        var waived = NotificationsApp.Waived(reminder.Obligation, 2, NotificationsApp.Then.AddHours(1));
        await _app.Bus.Deliver(waived);
        await _app.Bus.Deliver(waived);
        Assert.Empty((await NotificationsApp.Inbox(Planner, "?open=true")).Items);

        // One that was on its way says nothing; one that was sent after it was owed anew does.
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7()) with { Obligation = reminder.Obligation });
        Assert.Equal(1, (await NotificationsApp.Inbox(Planner)).Total);
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7()) with
        {
            Obligation = reminder.Obligation,
            OccurredAt = NotificationsApp.Then.AddHours(2),
        });
        Assert.Single((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
    }

    [Fact]
    public async Task A_plan_that_is_not_issued_by_its_day_is_told_to_the_unit_and_to_the_leaders_above_until_it_is()
    {
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(Overdue(plan, 3));
        await _app.Bus.Deliver(Overdue(plan, 3));
        var seen = Assert.Single((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
        Assert.Equal(("plan-overdue", "Quá hạn ban hành: Kế hoạch công tác năm 2022"), (seen.Kind, seen.Title));
        Assert.Contains("20/01/2022", seen.Text, StringComparison.Ordinal);
        Assert.Equal("plan-overdue", Assert.Single((await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Items).Kind);

        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "submitted", 2));
        Assert.Contains((await NotificationsApp.Inbox(Planner, "?open=true")).Items, notice => notice.Kind == "plan-overdue");
        await _app.Bus.Deliver(Overdue(plan, 4, lifted: true));
        await _app.Bus.Deliver(Overdue(plan, 3));
        Assert.DoesNotContain((await NotificationsApp.Inbox(Planner, "?open=true")).Items, notice => notice.Kind == "plan-overdue");
    }

    [Fact]
    public async Task A_question_waits_for_an_answer_and_whoever_asked_is_told_of_it()
    {
        var question = Guid.CreateVersion7();
        await _app.Bus.Deliver(Asked(question));
        await _app.Bus.Deliver(Asked(question));
        await _app.Bus.Deliver(NotificationsApp.ReportReminder(Guid.CreateVersion7()) with { Obligation = Owed(question) });
        Assert.Equal(
            ["Sắp đến hạn: trả lời thỉnh thị Án phí", "HT.CL thỉnh thị: Án phí"],
            (await NotificationsApp.Inbox(Planner, "?open=true")).Items.Select(notice => notice.Title).Order(StringComparer.Ordinal).Reverse());
        var settled = new InquirySettled
        {
            StreamKey = $"inquiry:{question}",
            Version = 2,
            OccurredAt = NotificationsApp.Then,
            InquiryId = question,
            UnitCode = "HT.CL",
            ToUnitCode = NotificationsApp.District,
            WorkYear = 2022,
            Subject = "Án phí",
            AnsweredOn = new DateOnly(2022, 1, 19),
            InTime = true,
        };
        await _app.Bus.Deliver(settled);
        await _app.Bus.Deliver(settled);
        Assert.Empty((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
        Assert.Equal("inquiry-answered", Assert.Single((await NotificationsApp.Inbox(_app.As("planner", "HT.CL"))).Items).Kind);
        // The question itself, told late.
        await _app.Bus.Deliver(Asked(question));
        Assert.Empty((await NotificationsApp.Inbox(Planner, "?open=true")).Items);
    }

    private static InquiryAsked Asked(Guid question) => new()
    {
        StreamKey = $"inquiry:{question}",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        InquiryId = question,
        UnitCode = "HT.CL",
        ToUnitCode = NotificationsApp.District,
        WorkYear = 2022,
        Subject = "Án phí",
        DueAt = NotificationsApp.Then.AddDays(10),
    };

    private static ObligationLine Owed(Guid question) => new()
    {
        ObligationId = Guid.CreateVersion7(),
        Kind = "answer",
        DebtorKind = "unit",
        DebtorCode = NotificationsApp.District,
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        DocumentId = Guid.Empty,
        InquiryId = question,
        Document = "Án phí",
        DueAt = NotificationsApp.Then.AddDays(10),
    };

    private static PlanOverdue Overdue(Guid plan, long version, bool lifted = false) => new()
    {
        StreamKey = $"plan-overdue:{plan}",
        Version = version,
        OccurredAt = NotificationsApp.Then,
        PlanId = plan,
        UnitCode = NotificationsApp.District,
        SuperiorUnitCode = NotificationsApp.Province,
        WorkYear = 2022,
        Title = "Kế hoạch công tác năm 2022",
        State = "draft",
        DueOn = new DateOnly(2022, 1, 20),
        Lifted = lifted,
    };
}
