using System.Net;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Http;

public sealed class ReadingLists
{
    [Fact]
    public async Task Pages_in_a_row_hold_every_row_once()
    {
        await using var app = await HasNotes(7);
        var seen = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var part = await Read(app, $"?page={page}&pageSize=2&sort=weight");
            Assert.Equal((page, 2, 7), (part.Number, part.PageSize, part.Total));
            seen.AddRange(part.Items.Select(note => note.Title));
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Empty((await Read(app, "?page=5&pageSize=2")).Items);
    }

    [Fact]
    public async Task Fifty_rows_unless_asked_otherwise()
    {
        await using var app = await HasNotes(1);

        Assert.Equal((1, 50), await Read(app, "") is var page ? (page.Number, page.PageSize) : default);
        Assert.Equal(200, (await Read(app, "?pageSize=200")).PageSize);
    }

    [Theory]
    [InlineData("?sort=title", "note 0")]
    [InlineData("?sort=-title", "note 3")]
    [InlineData("?sort=-weight,title", "note 2")]
    [InlineData("?sort=weight,-title", "note 1")]
    [InlineData("", "note 0")]
    public async Task Sorted_by_the_allowed_fields(string query, string first)
    {
        // Weights are 0, 0, 1, 1.
        await using var app = await HasNotes(4);

        Assert.Equal(first, (await Read(app, query)).Items[0].Title);
    }

    [Theory]
    [InlineData("?pageSize=0", "pageSize")]
    [InlineData("?pageSize=201", "pageSize")]
    [InlineData("?pageSize=-1", "pageSize")]
    [InlineData("?page=0", "page")]
    [InlineData("?page=1000001", "page")]
    [InlineData("?sort=id", "sort")]
    [InlineData("?sort=title,secret", "sort")]
    [InlineData("?sort=title;DROP%20TABLE%20Notes", "sort")]
    [InlineData("?sort=--title", "sort")]
    public async Task What_is_not_allowed_is_refused_by_name(string query, string field)
    {
        await using var app = await HasNotes(1);

        var problem = await app.AsPlanner().GetAsync(new Uri(NotesApp.Notes + query, UriKind.Relative)).ShouldBeProblem(400, "validation-failed");

        Assert.Equal([field], problem.Fields);
    }

    [Theory]
    [InlineData("?kind=veryUrgent", 0)]
    [InlineData("?kind=plain", 1)]
    public async Task Filtered_by_a_choice(string query, int total)
    {
        await using var app = await HasNotes(1);

        Assert.Equal(total, (await Read(app, query)).Total);
    }

    private static async Task<NotesApp> HasNotes(int count)
    {
        var app = await NotesApp.StartAsync();
        for (var number = 0; number < count; number++)
        {
            await app.AsPlanner().Create(NotesApp.Notes, new { title = $"note {number}", weight = number / 2 % 10 })
                .ShouldBe(HttpStatusCode.Created);
        }
        return app;
    }

    private static Task<Page<NoteView>> Read(NotesApp app, string query) => app.AsPlanner().Read<Page<NoteView>>(NotesApp.Notes + query);
}
