using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Notifications.Tests.Scenarios;

/// <summary>What assignments says of people reaches the person and the heads whom it concerns, and ends when it is done.</summary>
public sealed class HearingOfPeople : IAsyncLifetime
{
    private const string Left = NotificationsApp.District;
    private const string Joined = "HT.CL";
    private readonly NotificationsApp _app = new();
    private readonly Guid _handOver = Guid.CreateVersion7();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_transfer_is_told_to_the_person_and_both_heads_until_what_was_left_is_received()
    {
        var newHead = _app.As("chief", Joined, personCode: "CL-01", userId: "cl-chief");
        var told = Transferred(openTasks: 3);
        var id = await _app.Bus.Deliver(told);
        await _app.Bus.Deliver(told, id);
        await _app.Bus.Deliver(told);
        var own = Assert.Single((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
        Assert.Equal(("person-transferred", "Đồng chí công tác tại HT.CL từ ngày 12/01/2022"), (own.Kind, own.Title));
        Assert.Contains("3 nhiệm vụ đang mở phải bàn giao", own.Text, StringComparison.Ordinal);
        Assert.Equal("person-left", Assert.Single((await NotificationsApp.Inbox(_app.AsHead, "?open=true")).Items).Kind);
        Assert.Equal("person-joined", Assert.Single((await NotificationsApp.Inbox(newHead)).Items).Kind);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsChief)).Items);

        await _app.Bus.Deliver(Received());
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsHead, "?open=true")).Items);
        Assert.Single((await NotificationsApp.Inbox(_app.AsHead)).Items);
    }

    [Fact]
    public async Task Received_before_it_was_told_of_nothing_is_asked()
    {
        await _app.Bus.Deliver(Received());
        await _app.Bus.Deliver(Transferred(openTasks: 3));
        Assert.Single((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
    }

    [Fact]
    public async Task The_end_of_a_title_is_told_step_by_step_to_its_holder_and_the_head_until_it_is_settled()
    {
        await _app.Bus.Deliver(Expiring(2, 30));
        await _app.Bus.Deliver(Expiring(1, 60));
        await _app.Bus.Deliver(Expiring(3, 7));
        foreach (var reader in new[] { _app.AsStaff, _app.AsHead })
        {
            Assert.Equal(2, (await NotificationsApp.Inbox(reader)).Total);
            var open = Assert.Single((await NotificationsApp.Inbox(reader, "?open=true")).Items);
            Assert.Equal("Phạm Thị Mẫu Bốn: chức danh Kiểm sát viên sơ cấp hết hạn ngày 15/06/2022, còn 7 ngày", open.Title);
            Assert.Contains("1 nhiệm vụ đang chủ trì", open.Text, StringComparison.Ordinal);
        }
        var settled = new TitleExpirySettled
        {
            StreamKey = "title:t:2022-06-15",
            Version = 4,
            OccurredAt = NotificationsApp.Then,
            PersonCode = "HS-05",
            LastDay = new DateOnly(2022, 6, 15),
        };
        await _app.Bus.Deliver(settled);
        await _app.Bus.Deliver(Expiring(3, 7));
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
    }

    [Fact]
    public async Task A_month_is_summed_up_for_the_person_alone_and_once()
    {
        var told = new WorkDigestPrepared
        {
            StreamKey = "work-digest:HS-05:2022-M12",
            Version = 1,
            OccurredAt = NotificationsApp.Then,
            PersonCode = "HS-05",
            UnitCode = Left,
            Period = "2022-M12",
            From = new DateOnly(2021, 12, 1),
            To = new DateOnly(2021, 12, 31),
            WorkYear = 2022,
            Done = 4,
            DoneLate = 1,
            Due = 3,
            Overdue = 2,
            EffortDays = 12,
            CapacityDays = 19,
            LeaveDays = 2,
        };
        await _app.Bus.Deliver(told);
        await _app.Bus.Deliver(told);
        var digest = Assert.Single((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        Assert.Equal("Từ 01/12/2021 đến 31/12/2021: hoàn thành 4 việc, quá hạn 2, tháng tới đến hạn 3", digest.Title);
        Assert.Equal("Trong số đã hoàn thành có 1 việc trễ hạn. Tháng tới đang giữ 12 ngày công trên 19 ngày làm việc, nghỉ 2 ngày.", digest.Text);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsHead)).Items);
    }

    private PersonTransferred Transferred(int openTasks) => new()
    {
        StreamKey = $"transfer:{_handOver}",
        Version = 2,
        OccurredAt = NotificationsApp.Then,
        TransferId = _handOver,
        PersonCode = "HS-05",
        FullName = "Phạm Thị Mẫu Bốn",
        FromUnitCode = Left,
        ToUnitCode = Joined,
        EffectiveOn = new DateOnly(2022, 1, 12),
        Kind = "transfer",
        HandOverId = _handOver,
        OpenTasks = openTasks,
    };

    private HandOverReceived Received() => new()
    {
        StreamKey = $"hand-over:{_handOver}",
        Version = 3,
        OccurredAt = NotificationsApp.Then,
        HandOverId = _handOver,
        PersonCode = "HS-05",
        UnitCode = Left,
        ReceivedOn = new DateOnly(2022, 1, 14),
    };

    private static TitleExpiring Expiring(int step, int daysLeft) => new()
    {
        StreamKey = "title:t:2022-06-15",
        Version = step,
        OccurredAt = NotificationsApp.Then,
        PersonCode = "HS-05",
        FullName = "Phạm Thị Mẫu Bốn",
        UnitCode = Left,
        JudicialTitle = "prosecutorJunior",
        LastDay = new DateOnly(2022, 6, 15),
        DaysLeft = daysLeft,
        TaskIds = [Guid.CreateVersion7()],
    };
}
