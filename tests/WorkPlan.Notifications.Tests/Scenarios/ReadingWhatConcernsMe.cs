using WorkPlan.Assignments.Contracts;
using WorkPlan.Notifications.Digests;
using WorkPlan.Notifications.Notices;
using WorkPlan.Notifications.Readers;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Notifications.Tests.Scenarios;

public sealed class ReadingWhatConcernsMe : IAsyncLifetime
{
    private static readonly Guid Document = Guid.CreateVersion7();
    private readonly NotificationsApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_sees_what_is_for_him_once_and_in_his_language()
    {
        var message = await _app.Bus.Deliver(NotificationsApp.Directive(Document));
        await _app.Bus.Deliver(NotificationsApp.Directive(Document), message);
        await _app.Bus.Deliver(NotificationsApp.Directive(Document));
        await _app.Bus.Deliver(NotificationsApp.Directive(Document, version: 2));

        // Those who plan below the scope are told, once; staff and another province are not.
        var seen = Assert.Single((await NotificationsApp.Inbox(_app.AsHead)).Items);
        Assert.Equal(("supplement-required", Urgency.Action, false), (seen.Kind, seen.Urgency, seen.Read));
        Assert.Equal("Cần bổ sung kế hoạch theo 01/CT-VKSTC", seen.Title);
        Assert.Contains("17:00 20/01/2022", seen.Text, StringComparison.Ordinal);
        Assert.Equal(("document", $"{Document}"), (seen.Subject.Kind, seen.Subject.Id));
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        var elsewhere = _app.As("chief", "QT", subtree: true);
        Assert.Empty((await NotificationsApp.Inbox(elsewhere)).Items);
        await elsewhere.GetAsync(new Uri($"{NotificationsApp.Api}/{seen.Id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await elsewhere.Send(HttpMethod.Post, $"{NotificationsApp.Api}/{seen.Id}/read").ShouldBeProblem(404, "not-found");
        await _app.Anonymous().GetAsync(new Uri(NotificationsApp.Api, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
        var english = _app.AsHead;
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Equal("The plan must be supplemented after 01/CT-VKSTC", (await english.Read<NotificationView>($"{NotificationsApp.Api}/{seen.Id}")).Title);
    }

    [Fact]
    public async Task What_is_done_asks_no_more()
    {
        await _app.Bus.Deliver(NotificationsApp.Dissemination(Document, 1, "HS-05", "HS-06"));
        Assert.Null(Assert.Single((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items).SettledAt);
        await _app.Bus.Deliver(NotificationsApp.Dissemination(Document, 2, "HS-06"));
        await _app.Bus.Deliver(NotificationsApp.Dissemination(Document, 1, "HS-05", "HS-06"));

        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
        Assert.NotNull(Assert.Single((await NotificationsApp.Inbox(_app.AsStaff)).Items).SettledAt);

        // A draft: to the leaders, back to those who plan, and again; only the last step is open.
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "submitted", 2));
        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "returned", 3, "Chỉ tiêu chưa đủ"));
        var open = Assert.Single((await NotificationsApp.Inbox(_app.As("planner", NotificationsApp.District), "?open=true")).Items);
        Assert.Equal("plan-returned", open.Kind);
        Assert.Contains("Chỉ tiêu chưa đủ", open.Text, StringComparison.Ordinal);
        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "submitted", 2));
        Assert.Equal(["plan-returned", "plan-submitted"], (await NotificationsApp.Inbox(_app.AsHead)).Items.Select(item => item.Kind));
    }

    [Fact]
    public async Task A_document_is_asked_for_until_it_is_answered_also_where_nothing_has_to_change()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _app.Bus.Deliver(NotificationsApp.SupplementReminder(first));
        await _app.Bus.Deliver(NotificationsApp.SupplementReminder(second));
        await _app.Bus.Deliver(NotificationsApp.Overdue(Guid.CreateVersion7(), first));
        Assert.Equal(2, (await NotificationsApp.Inbox(_app.AsHead, "?open=true&kind=obligation-reminded")).Total);
        Assert.Equal(1, (await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Total);

        await _app.Bus.Deliver(NotificationsApp.Answered(first));

        Assert.Equal(1, (await NotificationsApp.Inbox(_app.AsHead, "?open=true&kind=obligation-reminded")).Total);
        Assert.Equal(0, (await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Total);
    }

    [Fact]
    public async Task An_obstacle_that_went_up_asks_its_holder_until_it_is_removed()
    {
        var obstacle = Guid.CreateVersion7();
        await _app.Bus.Deliver(NotificationsApp.SentUp(obstacle, NotificationsApp.Province, version: 3));
        await _app.Bus.Deliver(NotificationsApp.SentUp(obstacle, NotificationsApp.District, version: 2));
        var open = Assert.Single((await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Items);
        Assert.Equal(("obstacle-escalated", Urgency.Urgent), (open.Kind, open.Urgency));
        Assert.Contains("46 ngày", open.Text, StringComparison.Ordinal);
        Assert.Empty((await NotificationsApp.Inbox(_app.AsHead)).Items);

        await _app.Bus.Deliver(new ObstacleResolved
        {
            StreamKey = $"obstacle:{obstacle}",
            Version = 4,
            OccurredAt = NotificationsApp.Then,
            ObstacleId = obstacle,
            UnitCode = NotificationsApp.District,
            WorkYear = 2022,
            ByUnitCode = NotificationsApp.Province,
            ResolvedOn = new DateOnly(2022, 1, 12),
        });
        Assert.Empty((await NotificationsApp.Inbox(_app.AsChief, "?open=true")).Items);
    }

    [Fact]
    public async Task A_plan_that_was_closed_settles_what_its_draft_asked_and_the_unit_is_told()
    {
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "submitted", 2));
        await _app.Bus.Deliver(new PlanClosed
        {
            StreamKey = $"plan:{plan}",
            Version = 9,
            OccurredAt = NotificationsApp.Then,
            PlanId = plan,
            UnitCode = NotificationsApp.District,
            WorkYear = 2021,
            Title = "Kế hoạch công tác năm 2021",
            ClosedOn = new DateOnly(2022, 1, 12),
            LastDay = new DateOnly(2021, 11, 30),
            Note = "Số liệu đã chốt",
        });
        await _app.Bus.Deliver(NotificationsApp.Plan(plan, "submitted", 2));

        var told = Assert.Single((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        Assert.Equal(("plan-closed", "Đã kết thúc: Kế hoạch công tác năm 2021"), (told.Kind, told.Title));
        Assert.DoesNotContain((await NotificationsApp.Inbox(_app.AsHead, "?open=true")).Items, item => item.Kind == "plan-submitted");
    }

    [Fact]
    public async Task Marks_counts_digest_and_preferences_are_the_accounts_own()
    {
        await _app.Bus.Deliver(NotificationsApp.Directive(Document));
        await _app.Bus.Deliver(NotificationsApp.Overdue(Guid.CreateVersion7(), Document));
        await _app.Bus.Deliver(Decision("HS-01", "HS-01", "HS-05"));
        await _app.Bus.Deliver(Morning(open: 4, overdue: 1));
        Assert.Equal("Quyết định 05/QĐ-VKS giao cho đồng chí 2 nhiệm vụ", (await NotificationsApp.Inbox(_app.AsHead, "?kind=tasks-assigned")).Items.Single().Title);

        var unread = await _app.AsHead.Read<UnreadView>($"{NotificationsApp.Api}/unread");
        Assert.Equal((3, 0, 3), (unread.Total, unread.Urgent, unread.Open));
        Assert.Equal(1, (await _app.AsChief.Read<UnreadView>($"{NotificationsApp.Api}/unread")).Urgent);
        var digest = await _app.AsHead.Read<DigestView>($"{NotificationsApp.Api}/digest");
        Assert.Equal((3, new ObligationsOfDay("12/01/2022", 4, 1)), (digest.Unread, digest.Obligations));
        Assert.Equal("supplement-required", digest.Open[0].Kind);

        // Read all up to what was shown; one is put back; what comes later is unread.
        var shown = (await NotificationsApp.Inbox(_app.AsHead)).Items;
        await _app.AsHead.Send(HttpMethod.Post, $"{NotificationsApp.Api}/read-all", new { upTo = shown[0].Sequence }).ShouldBe(System.Net.HttpStatusCode.NoContent);
        await _app.AsHead.Send(HttpMethod.Post, $"{NotificationsApp.Api}/{shown[1].Id}/unread").ShouldBe(System.Net.HttpStatusCode.NoContent);
        await _app.Bus.Deliver(NotificationsApp.Directive(Guid.CreateVersion7(), "02/CT-VKSTC"));
        Assert.Equal(2, (await NotificationsApp.Inbox(_app.AsHead, "?state=unread")).Total);
        Assert.Equal(2, (await NotificationsApp.Inbox(_app.AsHead, "?state=read")).Total);
        Assert.Equal(1, (await NotificationsApp.Inbox(_app.AsStaff, "?state=unread&kind=tasks-assigned")).Total);
        await _app.AsHead.Send(HttpMethod.Post, $"{NotificationsApp.Api}/read-all", new { upTo = -1 }).ShouldBeProblem(400, "validation-failed");

        var preferences = $"{NotificationsApp.Api}/preferences";
        var read = await _app.AsHead.GetAsync(new Uri(preferences, UriKind.Relative));
        await _app.AsHead.Send(HttpMethod.Put, preferences, Kinds("tasks-assigned", "off")).ShouldBeProblem(428, "if-match-required");
        await _app.AsHead.Change(HttpMethod.Put, preferences, "\"77\"", Kinds("tasks-assigned", "off")).ShouldBeProblem(412, "stale-version");
        await _app.AsHead.Change(HttpMethod.Put, preferences, read.Etag(), Kinds("no-such-kind", "off")).ShouldBeProblem(400, "validation-failed");
        await _app.AsHead.Change(HttpMethod.Put, preferences, read.Etag(), Kinds("tasks-assigned", "3")).ShouldBeProblem(400, "validation-failed");
        await _app.AsHead.Change(HttpMethod.Put, preferences, read.Etag(), Kinds("obligation-escalated", "off")).ShouldBeProblem(409, "notification-cannot-be-off");
        var view = await _app.AsHead.Change(HttpMethod.Put, preferences, read.Etag(), Kinds("tasks-assigned", "off")).ShouldBeOk<PreferencesView>();
        Assert.Equal(Delivery.Off, view.Kinds.Single(kind => kind.Kind == "tasks-assigned").Delivery);
        Assert.Equal(0, (await NotificationsApp.Inbox(_app.AsHead, "?kind=tasks-assigned")).Total);
        Assert.Equal(1, (await NotificationsApp.Inbox(_app.AsStaff, "?kind=tasks-assigned")).Total);
    }

    [Fact]
    public async Task Who_has_to_sign_is_asked_until_he_has_signed_and_a_finding_until_it_is_verified()
    {
        var (pledge, campaign, finding) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        // The pledge comes before its campaign and the verification before its finding: both wait.
        await _app.Bus.Deliver(OthersTell.Opened(pledge, campaign, "HS-05", "HS-01"));
        await _app.Bus.Deliver(OthersTell.Verified(finding));
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff)).Items);
        await _app.Bus.Deliver(OthersTell.Launched(campaign));
        await _app.Bus.Deliver(OthersTell.Raised(finding));

        await Eventually.Equal("Đề nghị ký giao ước thi đua năm 2022", async () => (await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items.SingleOrDefault()?.Title);
        await _app.Bus.Deliver(OthersTell.Signed(pledge, campaign, "HS-01"));
        Assert.Empty((await NotificationsApp.Inbox(_app.AsStaff, "?open=true")).Items);
        Assert.Equal(1, (await NotificationsApp.Inbox(_app.AsHead, "?open=true&kind=pledge-to-sign")).Total);
        await Eventually.Passes(async () => Assert.Equal(
            ["finding-raised", "finding-verified"],
            (await NotificationsApp.Inbox(_app.AsHead, "?sort=sequence")).Items.Select(item => item.Kind).Where(kind => kind.StartsWith("finding", StringComparison.Ordinal))));
        Assert.Equal(0, (await NotificationsApp.Inbox(_app.AsHead, "?open=true&kind=finding-raised")).Total);
    }

    [Fact]
    public async Task What_is_open_goes_to_the_successor_and_old_notices_go()
    {
        await _app.Bus.Deliver(NotificationsApp.Plan(Guid.CreateVersion7(), "submitted", 2));
        await _app.Bus.Deliver(new UnitsSucceeded
        {
            StreamKey = "succession:1",
            Version = 1,
            OccurredAt = NotificationsApp.Then,
            SuccessionId = Guid.CreateVersion7(),
            Kind = "merge",
            EffectiveOn = new DateOnly(2022, 1, 12),
            LegalBasis = "1300/QĐ-VKSTC",
            Links = [new SuccessionLink { PredecessorCode = NotificationsApp.District, SuccessorCode = "HT.CL", BasisPoints = 10_000, IsHeir = true }],
        });
        Assert.Equal(["units-succeeded", "plan-submitted"], (await NotificationsApp.Inbox(_app.As("chief", "HT.CL"))).Items.Select(item => item.Kind));

        _app.Clock.Advance(TimeSpan.FromDays(401));
        await Eventually.Equal(0, async () => (await NotificationsApp.Inbox(_app.As("chief", "HT.CL"))).Total);
    }

    private static object Kinds(string kind, string delivery) => new { kinds = new[] { new { kind, delivery } } };

    private static AssignmentDecisionIssued Decision(params string[] people) => new()
    {
        StreamKey = "decision:1",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        DecisionId = Guid.CreateVersion7(),
        UnitCode = NotificationsApp.District,
        WorkYear = 2022,
        Number = "05/QĐ-VKS",
        SignedOn = new DateOnly(2022, 1, 12),
        EffectiveOn = new DateOnly(2022, 1, 12),
        Items = [.. people.Select(person => new AssignedTask { TaskId = Guid.CreateVersion7(), PersonCode = person, Role = "lead" })],
        SupersededDecisionIds = [],
        PersonsWithTasks = 2,
        PersonsInUnit = 8,
    };

    private static ObligationDigestPrepared Morning(int open, int overdue) => new()
    {
        StreamKey = "digest:HT.HS",
        Version = 1,
        OccurredAt = NotificationsApp.Then,
        UnitCode = NotificationsApp.District,
        Day = new DateOnly(2022, 1, 12),
        Open = open,
        Overdue = overdue,
        Items = [],
        People = [],
    };
}
