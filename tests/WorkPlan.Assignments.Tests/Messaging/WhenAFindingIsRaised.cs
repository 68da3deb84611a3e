using System.Net;
using System.Text.Json;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Messaging;

public sealed class WhenAFindingIsRaised
{
    private readonly Guid _finding = Guid.NewGuid();

    [Fact]
    public async Task The_unit_gets_a_remediation_task_with_the_due_date()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        var id = await app.Bus.Deliver(Raised(2));
        await app.Bus.Deliver(Raised(2), id);
        await app.Bus.Deliver(Raised(2));
        var task = await TheTask(app);
        Assert.Equal(("finding", "remediation", "2022-02-10"), (Text(task, "origin"), Text(task, "kind"), Text(task, "dueOn")));
        Assert.Equal("Hồ sơ nguyên tắc thiếu Hướng dẫn Vụ 10: Bổ sung hướng dẫn", Text(task, "title"));
    }

    [Fact]
    public async Task Of_a_closed_unit_the_successor_gets_the_task()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Bus.Deliver(Raised(2) with { ResponsibleUnitCode = Province });
        Assert.Equal(Province, Text(await TheTask(app), "unitCode"));
    }

    [Fact]
    public async Task Verification_closes_it_once_and_raising_it_again_opens_it()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Bus.Deliver(Raised(2));
        await app.Bus.Deliver(Verified(4));
        await app.Bus.Deliver(Verified(4));
        var closed = await TheTask(app);
        Assert.Equal(("confirmed", "2022-02-01"), (Text(closed, "state"), Text(closed, "confirmedOn")));
        await app.Bus.Deliver(Raised(3));
        Assert.Equal("confirmed", Text(await TheTask(app), "state"));
        await app.Bus.Deliver(Raised(5));
        Assert.Equal("open", Text(await TheTask(app), "state"));
        await app.Bus.Deliver(Verified(4));
        Assert.Equal("open", Text(await TheTask(app), "state"));
    }

    [Fact]
    public async Task A_verification_that_comes_first_waits_for_its_finding()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Bus.Deliver(Verified(4));
        await app.Bus.Deliver(Raised(2));
        await Eventually.True(async () => Text(await TheTask(app), "state") == "confirmed");
    }

    [Fact]
    public async Task A_finding_in_a_unit_that_is_not_known_yet_waits_for_it()
    {
        await using var app = new AssignmentsApp();
        await app.Bus.Deliver(Raised(2));
        await app.HasUnits(Province, Division);
        await Eventually.True(async () => (await app.TaskStates()).Count == 1);
    }

    [Fact]
    public async Task An_assigned_remediation_is_done_and_confirmed_like_any_task()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Raised(2));
        var task = (await TheTask(app)).GetProperty("id").GetGuid();
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-05")).ShouldBe(HttpStatusCode.OK);
        var path = $"{Api}/tasks/{task}";
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 21, 9, 0, 0, TimeSpan.FromHours(7)));
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/complete", new { completedOn = "2022-01-20" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, "/confirm", new { confirmedOn = "2022-01-21" }).ShouldBe(HttpStatusCode.OK);
        await app.Bus.ShouldHavePublished<Assignments.Contracts.WorkTaskCompleted>(told => told.FindingId == _finding);
    }

    /// <summary>The inspection says an hour, and after it the remediation is overdue here as there.</summary>
    [Fact]
    public async Task It_is_overdue_from_the_hour_on_at_which_the_inspection_wants_it()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Bus.Deliver(Raised(2) with { DueAt = At(16, 0) });
        app.Clock.MoveTo(At(16, 0));
        Assert.Equal(0, await Overdue());
        app.Clock.MoveTo(At(16, 1));
        Assert.Equal(1, await Overdue());
        Assert.Equal(At(16, 0), (await TheTask(app)).GetProperty("dueAt").GetDateTimeOffset());

        static DateTimeOffset At(int hour, int minute) => new(2022, 2, 10, hour, minute, 0, TimeSpan.FromHours(7));
        async Task<int> Overdue() => (await app.Chief.Read<JsonElement>($"{Api}/tasks?overdue=true")).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task Raised_differently_it_is_for_whoever_holds_it_to_look_at()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Raised(2));
        var task = (await TheTask(app)).GetProperty("id").GetGuid();
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-05")).ShouldBe(HttpStatusCode.OK);
        await app.Bus.Deliver(Raised(3));
        Assert.Equal("none", Text(Assert.Single(await app.Responsibles(task, "2022-01-11")), "review"));
        await app.Bus.Deliver(Raised(4) with { DueAt = new DateTimeOffset(2022, 2, 10, 15, 0, 0, TimeSpan.FromHours(7)) });
        Assert.Equal("taskChanged", Text(Assert.Single(await app.Responsibles(task, "2022-01-11")), "review"));
    }

    private FindingRaised Raised(long version) => new()
    {
        StreamKey = $"finding:{_finding}",
        Version = version,
        OccurredAt = TestClock.Start,
        FindingId = _finding,
        CampaignId = Guid.NewGuid(),
        UnitCode = Division,
        WorkYear = 2022,
        Category = "principleFile",
        Severity = "shortcoming",
        Statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn Vụ 10.",
        Cause = "Chưa phân công người lưu",
        Remedy = "Bổ sung hướng dẫn",
        RaisedOn = new DateOnly(2022, 1, 11),
        DueAt = new DateTimeOffset(2022, 2, 10, 17, 0, 0, TimeSpan.FromHours(7)),
    };

    private RemediationVerified Verified(long version) => new()
    {
        StreamKey = $"finding:{_finding}",
        Version = version,
        OccurredAt = TestClock.Start,
        FindingId = _finding,
        CampaignId = Guid.NewGuid(),
        UnitCode = Division,
        VerifiedOn = new DateOnly(2022, 2, 1),
    };

    private async Task<JsonElement> TheTask(AssignmentsApp app) =>
        Assert.Single((await app.As("chief").Read<JsonElement>($"{Api}/tasks?findingId={_finding}")).GetProperty("items").EnumerateArray());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
