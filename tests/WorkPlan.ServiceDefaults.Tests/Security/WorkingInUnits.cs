using System.Net;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Security;

[Trait("Category", "Security")]
public sealed class WorkingInUnits
{
    private static readonly string[] Units = ["QT", "QT.P1", "QT.P9", "QT.P9.T1", "HT", "HT.P9"];

    [Theory]
    [InlineData("QT.P9", false, "QT.P9")]
    [InlineData("QT.P9", true, "QT.P9,QT.P9.T1")]
    [InlineData("QT", true, "QT,QT.P1,QT.P9,QT.P9.T1")]
    [InlineData("QT", false, "QT")]
    [InlineData("HT", true, "HT,HT.P9")]
    [InlineData("*", false, "HT,HT.P9,QT,QT.P1,QT.P9,QT.P9.T1")]
    [InlineData("nowhere", true, "")]
    public async Task A_grant_reaches_its_unit_and_below_it_only_where_it_says_so(string unitCode, bool subtree, string reached)
    {
        await using var app = await HasANoteInEveryUnit();
        var planner = app.As(Roles.Planner, unitCode, subtree);
        var expected = reached.Split(',', StringSplitOptions.RemoveEmptyEntries);

        var list = await planner.Read<Page<NoteView>>(NotesApp.Notes);

        Assert.Equal(expected, list.Items.Select(note => note.UnitCode).Order(StringComparer.Ordinal));
        // The list is the union of what can be read one by one, and what can be read is what can be written.
        var all = await app.As(Roles.Planner).Read<Page<NoteView>>(NotesApp.Notes);
        foreach (var note in all.Items)
        {
            var read = await planner.GetAsync(new Uri($"{NotesApp.Notes}/{note.Id}", UriKind.Relative));
            var written = await planner.Create(NotesApp.Notes, new { title = $"new in {note.UnitCode}", unitCode = note.UnitCode });
            if (expected.Contains(note.UnitCode))
            {
                await read.ShouldBe(HttpStatusCode.OK);
                await written.ShouldBe(HttpStatusCode.Created);
            }
            else
            {
                await read.ShouldBeProblem(404, "not-found");
                var problem = await written.ShouldBeProblem(403, "outside-your-units");
                Assert.Contains(note.UnitCode, problem.Detail, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("2022-01-11", "2022-01-11", 200)]
    [InlineData("2022-01-11", null, 200)]
    [InlineData("2022-01-12", null, 403)]
    [InlineData("2021-01-01", "2022-01-10", 403)]
    public async Task A_grant_counts_from_its_first_to_its_last_day(string from, string? to, int status)
    {
        await using var app = await NotesApp.StartAsync();
        var grant = TestTokens.Grant(Roles.Planner, "*", from: Day(from), to: to is null ? null : Day(to));

        await app.WithToken(TestTokens.Create([grant])).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBe((HttpStatusCode)status);
    }

    [Fact]
    public async Task The_day_is_Vietnams()
    {
        await using var app = await NotesApp.StartAsync();
        var token = TestTokens.Create([TestTokens.Grant(Roles.Planner, "*", from: Day("2022-01-12"))]);
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 11, 16, 59, 59, TimeSpan.Zero));
        await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBeProblem(403, "not-permitted");

        app.Clock.Advance(TimeSpan.FromSeconds(1));

        await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("king")]
    [InlineData("Planner")]
    public async Task A_role_without_the_permission_is_403(string role)
    {
        await using var app = await NotesApp.StartAsync();

        await app.As(role).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task The_right_to_read_is_not_the_right_to_write()
    {
        await using var app = await NotesApp.StartAsync();

        await app.As(Roles.Staff).Create(NotesApp.Notes, new { title = "một" }).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task Rights_of_two_roles_are_weighed_each_in_its_own_unit()
    {
        await using var app = await NotesApp.StartAsync();
        // May write in QT.P9 and read in QT; not write in QT.
        var client = app.WithToken(TestTokens.Create(
            [TestTokens.Grant(Roles.Planner, "QT.P9"), TestTokens.Grant(Roles.Auditor, "QT", subtree: true)]));

        await client.Create(NotesApp.Notes, new { title = "một", unitCode = "QT" }).ShouldBeProblem(403, "outside-your-units");
        await client.Create(NotesApp.Notes, new { title = "một", unitCode = "QT.P9" }).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("planner|QT")]
    [InlineData("planner|*|1|2000-01-01")]
    [InlineData("planner|*|1|01/01/2000|")]
    [InlineData("planner|*|1||")]
    [InlineData("planner|*|1|2000-01-01|never")]
    [InlineData("planner|*|1|2000-01-01||planner")]
    [InlineData("")]
    public async Task A_claim_that_is_no_grant_grants_nothing(string grant)
    {
        Assert.Null(Grant.Parse(grant));
        await using var app = await NotesApp.StartAsync();

        await app.WithToken(TestTokens.Create([grant])).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    [Theory]
    [InlineData("planner|QT.P9|0|2021-12-01|")]
    [InlineData("unitHead|*|1|2021-12-01|2022-11-30")]
    public void A_grant_is_written_as_it_is_read(string grant) => Assert.Equal(grant, Grant.Parse(grant)?.ToString());

    [Fact]
    public void A_unit_tree_with_a_ring_ends()
    {
        var tree = new UnitTree(new Dictionary<string, string?> { ["A"] = "B", ["B"] = "A", ["C"] = "A" });

        Assert.Equal(["A", "B", "C"], tree.Subtree("A").Order());
        Assert.Equal(["A", "B"], tree.Ancestors("C"));
    }

    private static async Task<NotesApp> HasANoteInEveryUnit()
    {
        var app = await NotesApp.StartAsync();
        foreach (var unitCode in Units)
            await app.AsPlanner().Create(NotesApp.Notes, new { title = $"in {unitCode}", unitCode }).ShouldBe(HttpStatusCode.Created);
        return app;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
