using System.Net;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Http;

public sealed class ChangingWhatWasRead
{
    [Fact]
    public async Task A_change_raises_the_version_that_the_next_change_must_name()
    {
        await using var app = await NotesApp.StartAsync();
        var (path, etag) = await HasNote(app);

        var changed = await Rename(app, path, "hai", etag).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("\"1\"", etag);
        Assert.Equal("\"2\"", changed.Etag());
        Assert.Equal("\"2\"", (await app.AsPlanner().GetAsync(new Uri(path, UriKind.Relative))).Etag());
        await Rename(app, path, "ba", changed.Etag()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_version_it_is_428()
    {
        await using var app = await NotesApp.StartAsync();
        var (path, _) = await HasNote(app);

        await Rename(app, path, "hai", null).ShouldBeProblem(428, "if-match-required");
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("\"0\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"1a\"")]
    [InlineData("1")]
    [InlineData("*")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task Another_version_is_412_and_changes_nothing(string ifMatch)
    {
        await using var app = await NotesApp.StartAsync();
        var (path, _) = await HasNote(app);

        await Rename(app, path, "hai", ifMatch).ShouldBeProblem(412, "stale-version");

        Assert.Equal("một", (await app.AsPlanner().Read<NoteView>(path)).Title);
    }

    [Fact]
    public async Task A_version_that_a_compressing_proxy_has_marked_as_weak_is_still_the_version()
    {
        await using var app = await NotesApp.StartAsync();
        var (path, etag) = await HasNote(app);

        await Rename(app, path, "hai", $"W/{etag}").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_fifty_writers_at_once_one_wins_and_the_others_are_told_that_they_are_stale()
    {
        await using var app = await NotesApp.StartAsync();
        var (path, etag) = await HasNote(app);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Rename(app, path, $"writer {writer}", etag)));

        var winner = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).ShouldBeOk<NoteView>();
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await loser.ShouldBeProblem(412, "stale-version");
        Assert.Equal(winner, await app.AsPlanner().Read<NoteView>(path));
    }

    private static async Task<(string Path, string ETag)> HasNote(NotesApp app)
    {
        var created = await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }).ShouldBe(HttpStatusCode.Created);
        return (created.Headers.Location!.ToString(), created.Etag());
    }

    private static Task<HttpResponseMessage> Rename(NotesApp app, string path, string title, string? ifMatch) =>
        app.AsPlanner().Send(HttpMethod.Put, $"{path}/title", new { title }, ifMatch);
}
