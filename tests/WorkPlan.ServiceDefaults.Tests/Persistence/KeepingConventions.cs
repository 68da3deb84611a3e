using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Persistence;

public sealed class KeepingConventions
{
    [Fact]
    public async Task Enums_are_text_instants_ticks_and_days_text()
    {
        await using var app = await NotesApp.StartAsync();
        var writtenAt = new DateTimeOffset(2022, 1, 11, 9, 0, 0, TimeSpan.FromHours(7));
        await Add(app, new Note { Title = "một", Kind = NoteKind.VeryUrgent, WrittenAt = writtenAt, DueOn = new DateOnly(2022, 12, 31) });

        await using var connection = new SqliteConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Kind, WrittenAt, DueOn FROM Notes";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();

        Assert.Equal(nameof(NoteKind.VeryUrgent), row.GetString(0));
        Assert.Equal(writtenAt.UtcTicks, row.GetInt64(1));
        Assert.Equal("2022-12-31", row.GetString(2));
    }

    [Fact]
    public async Task Instants_of_different_offsets_are_ordered_and_come_back_in_UTC()
    {
        await using var app = await NotesApp.StartAsync();
        await Add(app,
            new Note { Title = "later", WrittenAt = new DateTimeOffset(2022, 1, 11, 3, 0, 0, TimeSpan.Zero) },
            new Note { Title = "earlier", WrittenAt = new DateTimeOffset(2022, 1, 11, 9, 0, 0, TimeSpan.FromHours(7)) });

        var notes = await app.Database(db => db.Notes.AsNoTracking().OrderBy(note => note.WrittenAt).ToListAsync());

        Assert.Equal(["earlier", "later"], notes.Select(note => note.Title));
        Assert.All(notes, note => Assert.Equal(TimeSpan.Zero, note.WrittenAt.Offset));
        Assert.Equal(2, notes[0].WrittenAt.Hour);
    }

    [Fact]
    public async Task A_version_rises_with_every_save_that_changes_and_with_no_other()
    {
        await using var app = await NotesApp.StartAsync();
        var note = new Note { Title = "một" };
        await Add(app, note);

        Assert.Equal(1, await Version(app, _ => { }));
        Assert.Equal(2, await Version(app, (stored) => stored.Title = "hai"));
        Assert.Equal(2, await Version(app, (stored) => stored.Title = "hai"));
    }

    [Fact]
    public async Task A_change_of_a_part_alone_counts_when_the_whole_is_touched()
    {
        await using var app = await NotesApp.StartAsync();
        await Add(app, new Note { Title = "một" });

        var version = await app.Database(async db =>
        {
            var note = await db.Notes.Include(note => note.Lines).SingleAsync();
            note.Add("dòng");
            db.Touch(note);
            await db.SaveChangesAsync();
            return note.Version;
        });

        Assert.Equal(2, version);
        Assert.Equal(2, await app.Database(db => db.Notes.Select(note => note.Version).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_changed_the_same_row_the_second_loses()
    {
        await using var app = await NotesApp.StartAsync();
        await Add(app, new Note { Title = "một" });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => app.Database(async db =>
        {
            var mine = await db.Notes.SingleAsync();
            await app.Database(async other =>
            {
                (await other.Notes.SingleAsync()).Title = "hai";
                return await other.SaveChangesAsync();
            });
            mine.Title = "ba";
            return await db.SaveChangesAsync();
        }));

        Assert.Equal("hai", await app.Database(db => db.Notes.Select(note => note.Title).SingleAsync()));
    }

    [Fact]
    public async Task Every_connection_enforces_foreign_keys_and_waits_for_the_writer()
    {
        await using var app = await NotesApp.StartAsync();

        Assert.Equal(1, await Pragma(app, "foreign_keys"));
        Assert.Equal(5000, await Pragma(app, "busy_timeout"));
        Assert.Equal(2, await Pragma(app, "synchronous"));
    }

    [Fact]
    [Trait("Category", "Faults")]
    public async Task While_another_holds_the_file_a_change_is_503_and_the_next_one_succeeds()
    {
        await using var app = await NotesApp.StartAsync(("Database:CommandTimeoutSeconds", "1"));
        await using var foreign = new SqliteConnection(app.ConnectionString);
        await foreign.OpenAsync();
        await using (var held = foreign.BeginTransaction(deferred: false))
        {
            var refused = await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key");

            await refused.ShouldBeProblem(503, "unavailable");
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        await app.AsPlanner().Create(NotesApp.Notes, new { title = "một" }, "key").ShouldBe(System.Net.HttpStatusCode.Created);
        Assert.Equal(1, await app.CountNotes());
    }

    private static Task<int> Add(NotesApp app, params Note[] notes) => app.Database(db =>
    {
        db.Notes.AddRange(notes);
        return db.SaveChangesAsync();
    });

    private static Task<long> Version(NotesApp app, Action<Note> change) => app.Database(async db =>
    {
        var note = await db.Notes.SingleAsync();
        change(note);
        await db.SaveChangesAsync();
        return note.Version;
    });

    private static Task<int> Pragma(NotesApp app, string name) => app.Database(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
    });
}
