using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Http;

public sealed class RetryingACreation
{
    [Fact]
    public async Task The_same_request_again_gets_the_same_answer_and_creates_once()
    {
        await using var app = await NotesApp.StartAsync();

        var first = await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);
        var again = await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);

        await ShouldBeTheSame(first, again);
        Assert.Equal(1, await app.CountNotes());
    }

    [Fact]
    public async Task Also_after_a_restart_of_the_service()
    {
        await using var app = await NotesApp.StartAsync();
        var first = await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);

        await app.Restart();

        await ShouldBeTheSame(first, await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key"));
        Assert.Equal(1, await app.CountNotes());
    }

    [Fact]
    public async Task Fifty_at_once_have_one_effect_and_one_answer()
    {
        await using var app = await NotesApp.StartAsync();
        var client = app.AsPlanner();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            client.Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBeOk<NoteView>()));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await app.CountNotes());
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_422_and_changes_nothing()
    {
        await using var app = await NotesApp.StartAsync();
        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "hai" }, "key").ShouldBeProblem(422, "idempotency-key-reused");

        Assert.Equal(1, await app.CountNotes());
    }

    [Fact]
    public async Task Another_users_key_is_another_key()
    {
        await using var app = await NotesApp.StartAsync();
        var mine = await app.As("planner", userId: "an").Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBeOk<NoteView>();

        var theirs = await app.As("planner", userId: "binh").Create(NotesApp.Notes, new { title = "hai" }, "key").ShouldBeOk<NoteView>();

        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Equal(2, await app.CountNotes());
    }

    [Fact]
    public async Task A_refused_request_leaves_neither_effect_nor_answer_behind()
    {
        await using var app = await NotesApp.StartAsync();
        app.Behaviour.AfterSave = () => throw new RuleException("some-rule");
        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBeProblem(409, "some-rule");
        Assert.Equal(0, await app.CountNotes());
        app.Behaviour.AfterSave = () => { };

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);

        Assert.Equal(1, await app.CountNotes());
    }

    [Fact]
    public async Task An_invalid_request_is_not_kept_either()
    {
        await using var app = await NotesApp.StartAsync();

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "" }, "key").ShouldBeProblem(400, "validation-failed");

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again()
    {
        await using var app = await NotesApp.StartAsync();
        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(24));

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "hai" }, "key").ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Answers_older_than_a_day_are_deleted()
    {
        await using var app = await NotesApp.StartAsync();
        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "old").ShouldBe(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.AsPlanner().Create(NotesApp.Notes, new { title = "hai" }, "young").ShouldBe(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(2));

        await Testing.Eventually.True(async () =>
            await app.Database(db => db.IdempotencyRecords.Select(record => record.Key).ToListAsync()) is ["young"]);
    }

    [Fact]
    public async Task Without_a_key_every_request_is_its_own()
    {
        await using var app = await NotesApp.StartAsync();
        await app.AsPlanner().PostAsJsonAsync(NotesApp.Notes, new { title = "một" }).ShouldBe(HttpStatusCode.Created);

        await app.AsPlanner().PostAsJsonAsync(NotesApp.Notes, new { title = "một" }).ShouldBeProblem(409, "already-exists");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var app = await NotesApp.StartAsync();

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, key).ShouldBeProblem(400, "validation-failed");
    }

    private static async Task ShouldBeTheSame(HttpResponseMessage first, HttpResponseMessage again)
    {
        Assert.Equal(first.StatusCode, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }
}
