using WorkPlan.Notifications.Notices;
using WorkPlan.Testing;

namespace WorkPlan.Notifications.Tests.Scenarios;

/// <summary>What inspections and emulation do, as those hear it whom it concerns.</summary>
public sealed class HearingOfOthers : IAsyncLifetime
{
    private readonly NotificationsApp _app = new();

    private HttpClient AsOther => _app.As("chief", "HT.CL");

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_that_is_visited_after_all_or_later_is_told_that_and_the_others_hear_nothing_twice()
    {
        var (campaign, notice) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _app.Bus.Deliver(OthersTell.Lessons(campaign, notice));
        await _app.Bus.Deliver(OthersTell.Announced(campaign, 2, (NotificationsApp.District, "self", null), ("HT.CL", "direct", "2022-02-14")));
        // The lessons waited for their campaign.
        await Eventually.Passes(async () => Assert.Equal(["common-lessons", "inspection-direct"], await KindsAsync(AsOther)));
        Assert.Equal("inspection-self", await OpenAsync(_app.AsHead));

        await _app.Bus.Deliver(OthersTell.Announced(campaign, 3, (NotificationsApp.District, "direct", "2022-02-21"), ("HT.CL", "direct", "2022-02-14")));
        await _app.Bus.Deliver(OthersTell.Announced(campaign, 2, (NotificationsApp.District, "self", null), ("HT.CL", "direct", "2022-02-14")));

        Assert.Equal("inspection-escalated", await OpenAsync(_app.AsHead)); // and the report is owed no longer
        var escalated = (await NotificationsApp.Inbox(_app.AsHead, "?kind=inspection-escalated")).Items.Single();
        Assert.Equal("Từ tự kiểm tra chuyển sang kiểm tra trực tiếp: Kiểm tra kế hoạch công tác năm 2022", escalated.Title);
        Assert.Contains("21/02/2022", escalated.Text, StringComparison.Ordinal);
        Assert.Equal(["common-lessons", "inspection-direct"], await KindsAsync(AsOther));

        await _app.Bus.Deliver(OthersTell.Announced(campaign, 4, (NotificationsApp.District, "direct", "2022-02-21"), ("HT.CL", "direct", "2022-03-01")));
        await _app.Bus.Deliver(OthersTell.Announced(campaign, 5, (NotificationsApp.District, "direct", "2022-02-21"), ("HT.CL", "direct", "2022-03-01")));

        Assert.Equal(["common-lessons", "inspection-direct", "inspection-postponed"], await KindsAsync(AsOther));
        Assert.Equal("HT sẽ làm việc tại đơn vị từ 01/03/2022.", (await NotificationsApp.Inbox(AsOther, "?kind=inspection-postponed")).Items.Single().Text);
        Assert.Equal(["common-lessons", "inspection-escalated", "inspection-self"], await KindsAsync(_app.AsHead));
        Assert.Equal("Thông báo rút kinh nghiệm số 20/TB-VKS ngày 12/01/2022", (await NotificationsApp.Inbox(_app.AsHead, "?kind=common-lessons")).Items.Single().Title);
    }

    [Fact]
    public async Task A_ranking_its_correction_and_praise_reach_everybody_whom_they_concern()
    {
        var ranking = Guid.CreateVersion7();
        await _app.Bus.Deliver(OthersTell.Ranked(ranking, 1));
        var first = Assert.Single((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        Assert.Equal(("ranking-published", "Cụm thi đua số 1 công bố xếp hạng thi đua năm 2021: đơn vị xếp thứ 1"), (first.Kind, first.Title));
        Assert.Equal(("ranking", $"{ranking}", Urgency.Info), (first.Subject.Kind, first.Subject.Id, first.Urgency));

        await _app.Bus.Deliver(OthersTell.Ranked(ranking, 2, "Đính chính chỉ tiêu truy tố đúng hạn."));
        await _app.Bus.Deliver(OthersTell.Ranked(ranking, 1));

        Assert.Equal(["ranking-corrected", "ranking-published"], await KindsAsync(_app.AsStaff));
        Assert.Equal(
            "Trước đó thứ 1, nay thứ 2 trong 2 đơn vị. Lý do: Đính chính chỉ tiêu truy tố đúng hạn.",
            (await NotificationsApp.Inbox(_app.AsStaff, "?kind=ranking-corrected")).Items.Single().Text);
        Assert.Empty((await NotificationsApp.Inbox(_app.As("staff", "QT"))).Items);

        // Praise is for whom it is for.
        await _app.Bus.Deliver(OthersTell.Praised(null));
        await _app.Bus.Deliver(OthersTell.Praised("HS-01"));
        Assert.Equal("HT biểu dương đơn vị", (await NotificationsApp.Inbox(_app.AsStaff, "?kind=commended")).Items.Single().Title);
        Assert.Equal(
            ["HT biểu dương đồng chí", "HT biểu dương đơn vị"], (await NotificationsApp.Inbox(_app.AsHead, "?kind=commended")).Items.Select(item => item.Title));
    }

    [Fact]
    public async Task Electors_are_asked_to_vote_until_the_ballot_is_counted_and_nobody_else_hears_of_it()
    {
        var ballot = Guid.CreateVersion7();
        await _app.Bus.Deliver(OthersTell.Ballot(ballot, "HT-01", "HS-05"));
        Assert.Equal("ballot-opened", await OpenAsync(_app.AsStaff));
        Assert.Equal(
            "Đề nghị bỏ phiếu kín xét Chiến sĩ thi đua cơ sở năm 2021", (await NotificationsApp.Inbox(_app.AsChief)).Items.Single().Title);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsHead)).Items);

        await _app.Bus.Deliver(OthersTell.Counted(ballot, "HT-01", "HS-05"));
        await _app.Bus.Deliver(OthersTell.Ballot(ballot, "HT-01", "HS-05"));

        Assert.Equal(["ballot-closed", "ballot-opened"], await KindsAsync(_app.AsStaff));
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsHead)).Items);
    }

    private static async Task<string[]> KindsAsync(HttpClient client) =>
        [.. (await NotificationsApp.Inbox(client)).Items.Select(item => item.Kind).Order(StringComparer.Ordinal)];

    private static async Task<string> OpenAsync(HttpClient client) => Assert.Single((await NotificationsApp.Inbox(client, "?open=true")).Items).Kind;
}
