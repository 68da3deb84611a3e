using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.ServiceDefaults.Tests.Http;

/// <summary>The one thing that the smallest service keeps.</summary>
internal sealed class Note : IVersioned
{
    private readonly List<NoteLine> _lines = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Title { get; set; }

    public NoteKind Kind { get; set; }

    public string UnitCode { get; set; } = "";

    public int Weight { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    public DateOnly? DueOn { get; set; }

    public long Version { get; private set; }

    public IReadOnlyList<NoteLine> Lines => _lines;

    public void Add(string text) => _lines.Add(new NoteLine { Text = text });
}

internal sealed class NoteLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; init; }
}

public enum NoteKind
{
    Plain,
    VeryUrgent,
}

public sealed record CreateNoteRequest(
    [Text(20)] string Title,
    NoteKind Kind = NoteKind.Plain,
    [Between(0, 10)] int Weight = 0,
    [Items(0, 3)] IReadOnlyList<string>? Tags = null,
    [OptionalText(10)] string? Remark = null,
    string UnitCode = "QT",
    IReadOnlyList<LineRequest>? Lines = null);

public sealed record LineRequest([Text(5)] string Text);

public sealed record RenameNoteRequest([Text(20)] string Title);

internal sealed record NoteView(Guid Id, string Title, NoteKind Kind, int Weight, string UnitCode);

internal class NotesDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public static readonly Sorting<Note> Sorting = new Sorting<Note>(note => note.Id)
        .By("title", note => note.Title).By("weight", note => note.Weight);

    public DbSet<Note> Notes => Set<Note>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Note>(note =>
        {
            note.Property(row => row.Id).ValueGeneratedNever();
            note.HasIndex(row => row.Title).IsUnique();
            note.HasMany(row => row.Lines).WithOne();
        });
        model.Entity<NoteLine>().Property(line => line.Id).ValueGeneratedNever();
    }
}

internal sealed class SqliteNotesDbContext(DbContextOptions<SqliteNotesDbContext> options) : NotesDbContext(options);

internal sealed class SqlServerNotesDbContext(DbContextOptions<SqlServerNotesDbContext> options) : NotesDbContext(options);
