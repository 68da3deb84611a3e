using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>S5, edge: a prosecutor's term ends on 15/6 in the middle of a task.</summary>
public sealed class TitlesThatEnd
{
    [Fact]
    public async Task The_end_is_told_of_sixty_thirty_and_seven_days_ahead_with_what_must_be_handed_over()
    {
        await using var app = await With("2022-06-15");
        var trial = Requirement("superviseTrial");
        var (longer, shorter, free) = (await app.HasTask("Việc dài", trial, "2022-08-31"), await app.HasTask("Việc ngắn", trial, "2022-05-31"), await app.HasTask("Việc thường", dueOn: "2022-08-31"));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(longer, "P9-07", overrideReason: "Sẽ bàn giao"), Item(shorter, "P9-07"), Item(free, "P9-07")).ShouldBe(HttpStatusCode.OK);
        At(app, 2022, 4, 15);
        await app.Bus.ShouldNotHavePublished<TitleExpiring>();
        At(app, 2022, 4, 16);
        var first = await app.Bus.ShouldHavePublished<TitleExpiring>();
        Assert.Equal(("P9-07", "prosecutorJunior", 60, new DateOnly(2022, 6, 15)), (first.PersonCode, first.JudicialTitle, first.DaysLeft, first.LastDay));
        // What ends before the title does, and what nobody needs a title for, stays.
        Assert.Equal([longer], first.TaskIds);
        await using var twin = app.Twin();
        At(app, 2022, 5, 16);
        await app.Bus.ShouldHavePublished<TitleExpiring>(told => told is { Version: 2, DaysLeft: 30 });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        At(app, 2022, 6, 10);
        await app.Bus.ShouldHavePublished<TitleExpiring>(told => told is { Version: 3, DaysLeft: 5 });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Bus.ShouldHavePublishedExactly<TitleExpiring>(3);
        var listed = Assert.Single((await app.Head.Read<JsonElement>($"{Api}/expiring-titles?unit={Division}&within=30")).EnumerateArray());
        Assert.Equal(longer, listed.GetProperty("tasks")[0].GetProperty("taskId").GetGuid());
    }

    [Fact]
    public async Task Whoever_is_appointed_anew_without_a_day_between_is_not_told_of()
    {
        await using var app = await With("2022-06-15");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-07", "/titles", new { judicialTitle = "prosecutorIntermediate", from = "2022-06-16" }).ShouldBe(HttpStatusCode.OK);
        // Somebody beside, so that it is seen that the round has come by.
        await app.Chief.Create($"{Api}/people", Person("P9-08", "Đỗ Thị Hạn", judicial: "examiner", judicialTo: "2022-06-20")).ShouldBe(HttpStatusCode.Created);
        At(app, 2022, 6, 1);
        await app.Bus.ShouldHavePublished<TitleExpiring>(told => told.PersonCode == "P9-08");
        await app.Bus.ShouldHavePublishedExactly<TitleExpiring>(1);
        var listed = Assert.Single((await app.Head.Read<JsonElement>($"{Api}/expiring-titles?unit={Division}")).EnumerateArray());
        Assert.Equal("P9-08", listed.GetProperty("personCode").GetString());
    }

    [Fact]
    public async Task An_end_that_was_told_of_is_settled_when_the_title_is_prolonged_or_over()
    {
        await using var app = await With("2022-06-15");
        await app.Chief.Create($"{Api}/people", Person("P9-08", "Đỗ Thị Hạn", judicial: "examiner", judicialTo: "2022-06-20")).ShouldBe(HttpStatusCode.Created);
        At(app, 2022, 6, 1);
        await app.Bus.ShouldHavePublished<TitleExpiring>(told => told.PersonCode == "P9-08");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-07", "/titles", new { judicialTitle = "prosecutorJunior", from = "2022-06-16" }).ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var settled = await app.Bus.ShouldHavePublished<TitleExpirySettled>();
        var told = app.Bus.Published<TitleExpiring>(one => one.PersonCode == "P9-07").Last();
        Assert.Equal(("P9-07", told.StreamKey, new DateOnly(2022, 6, 15)), (settled.PersonCode, settled.StreamKey, settled.LastDay));
        Assert.True(settled.Version > told.Version);
        At(app, 2022, 6, 21);
        await app.Bus.ShouldHavePublished<TitleExpirySettled>(one => one.PersonCode == "P9-08");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Bus.ShouldHavePublishedExactly<TitleExpirySettled>(2);
    }

    private static async Task<AssignmentsApp> With(string lastDay)
    {
        var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Mai Văn Hạn", judicial: "prosecutorJunior", judicialTo: lastDay)).ShouldBe(HttpStatusCode.Created);
        return app;
    }

    private static void At(AssignmentsApp app, int year, int month, int day) =>
        app.Clock.MoveTo(new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.FromHours(7)));
}
