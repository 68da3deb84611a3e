using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Tests.Http;

/// <summary>The smallest service that uses everything that ServiceDefaults gives to HTTP.</summary>
internal static class NotesService
{
    public const string Read = "notes.read";
    public const string Write = "notes.write";

    public static void AddNotes(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NotesDbContext, SqliteNotesDbContext, SqlServerNotesDbContext>("notesdb");
        builder.AddPermissions([new(Read, Roles.Members), new(Write, [Roles.Planner, Roles.Chief])]);
        builder.Services.AddValidation();
        builder.Services.AddScoped<IUnitDirectory, Units>();
    }

    public static void MapNotes(this WebApplication app)
    {
        var notes = app.MapApi().MapGroup("/notes");
        notes.MapGet("", ListNotes).RequirePermission(Read);
        notes.MapGet("/{id:guid}", GetNote).RequirePermission(Read);
        notes.MapPost("", CreateNote).RequirePermission(Write).Idempotent<NotesDbContext>();
        notes.MapPut("/{id:guid}/title", RenameNote).RequirePermission(Write);
    }

    private static async Task<Page<NoteView>> ListNotes(
        [AsParameters] PageQuery paging, NotesDbContext db, UnitScope scope, Texts texts, CancellationToken cancellationToken,
        Choice<NoteKind>? kind = null)
    {
        var units = await scope.UnitsAsync(Read, cancellationToken);
        var notes = db.Notes.AsNoTracking().InUnits(units, note => note.UnitCode);
        if (kind is { Value: var wanted })
            notes = notes.Where(note => note.Kind == wanted);
        return await notes.ToPageAsync(paging, NotesDbContext.Sorting, "title",
            note => new NoteView(note.Id, note.Title, note.Kind, note.Weight, note.UnitCode), texts, cancellationToken);
    }

    private static async Task<OkWithETag<NoteView>> GetNote(Guid id, NotesDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(Read, cancellationToken);
        var note = await db.Notes.AsNoTracking().InUnits(units, note => note.UnitCode)
            .SingleOrDefaultAsync(note => note.Id == id, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(View(note), note);
    }

    private static async Task<CreatedWithETag<NoteView>> CreateNote(
        CreateNoteRequest request, NotesDbContext db, UnitScope scope, Behaviour behaviour, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(Write, request.UnitCode, cancellationToken);
        var note = new Note { Title = request.Title, Kind = request.Kind, Weight = request.Weight, UnitCode = request.UnitCode };
        db.Notes.Add(note);
        await db.SaveChangesAsync(cancellationToken);
        behaviour.AfterSave();
        return ETagged.Created($"/api/v1/notes/notes/{note.Id}", View(note), note);
    }

    private static async Task<OkWithETag<NoteView>> RenameNote(
        Guid id, RenameNoteRequest request, IfMatch ifMatch, NotesDbContext db, CancellationToken cancellationToken)
    {
        var note = await db.Notes.SingleOrDefaultAsync(note => note.Id == id, cancellationToken) ?? throw new NotFoundException();
        ifMatch.Demand(note);
        note.Title = request.Title;
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(View(note), note);
    }

    private static NoteView View(Note note) => new(note.Id, note.Title, note.Kind, note.Weight, note.UnitCode);

    /// <summary>What a test makes the handler do after its effect is saved and before it answers.</summary>
    internal sealed class Behaviour
    {
        public Action AfterSave { get; set; } = () => { };
    }

    private sealed class Units : IUnitDirectory
    {
        private static readonly UnitTree Tree = new(new Dictionary<string, string?>
        {
            ["QT"] = null,
            ["QT.P1"] = "QT",
            ["QT.P9"] = "QT",
            ["QT.P9.T1"] = "QT.P9",
            ["HT"] = null,
            ["HT.P9"] = "HT",
        });

        public ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Tree);
    }
}
