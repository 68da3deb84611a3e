using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Decisions;

/// <summary>A decision on paper: for whoever may read it.</summary>
internal static class DecisionDocumentEndpoints
{
    private const string Procuracy = "procuracy";

    public static void MapDecisionDocuments(this IEndpointRouteBuilder routes)
    {
        var document = routes.MapGroup("/decisions/{id:guid}/document").WithTags("Documents out");
        document.MapGet("", Download).RequirePermission(AssignmentsPermissions.Read);
        document.MapGet("/preview", Preview).RequirePermission(AssignmentsPermissions.Read);
    }

    private static async Task<FileContentHttpResult> Download(
        Guid id, Choice<FileFormat>? format, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken) =>
        DocumentFiles.Download(await ComposeAsync(id, db, scope, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> Preview(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await ComposeAsync(id, db, scope, cancellationToken)));

    private static async Task<AdministrativeDocument> ComposeAsync(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var decision = await db.Decisions.AsNoTracking().AsSplitQuery().InUnits(units, known => known.UnitCode)
            .SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        var (tasks, people) = (decision.Items.Select(item => item.TaskId).ToList(), decision.Items.Select(item => item.PersonCode).ToList());
        var titles = await db.Tasks.AsNoTracking().Where(task => tasks.Contains(task.Id))
            .ToDictionaryAsync(task => task.Id, task => new { task.Title, task.DueOn }, cancellationToken);
        var names = await db.People.AsNoTracking().Where(person => people.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        var unit = await db.Units.AsNoTracking().SingleAsync(known => known.Code == decision.UnitCode, cancellationToken);
        var superior = await db.Units.AsNoTracking().Where(known => known.Code == unit.ParentCode).Select(known => known.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return DecisionDocument.Of(decision, new DecisionOnPaper(
            unit.Name, unit.Type,
            // A division sits where its procuracy does.
            VietnameseForm.PlaceOf(unit.Type == Procuracy ? unit.Name : superior ?? unit.Name), superior,
            await HeadAsync(decision, db, cancellationToken),
            [
                .. decision.InOrder.Select(item => new TaskOnPaper(
                    titles.GetValueOrDefault(item.TaskId)?.Title ?? $"{item.TaskId}", names.GetValueOrDefault(item.PersonCode, item.PersonCode), item.Role,
                    titles.GetValueOrDefault(item.TaskId)?.DueOn)),
            ],
            await SupersededAsync(decision, tasks, db, cancellationToken))
        {
            Amends = decision.AmendsDecisionId is { } amended ? await AmendedAsync(amended, db, cancellationToken) : null,
            Revoked = await RevokedAsync(decision, db, cancellationToken),
        });
    }

    private static async Task<string> AmendedAsync(Guid id, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var amended = await db.Decisions.AsNoTracking().Where(known => known.Id == id)
            .Select(known => new { known.Number, known.SignedOn }).SingleAsync(cancellationToken);
        return NameOf(amended.Number, amended.SignedOn);
    }

    private static async Task<IReadOnlyList<string>> RevokedAsync(AssignmentDecision decision, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var ids = decision.Revocations.ConvertAll(revocation => revocation.TaskId);
        return await db.Tasks.AsNoTracking().Where(task => ids.Contains(task.Id)).OrderBy(task => task.Title).Select(task => task.Title)
            .ToListAsync(cancellationToken);
    }

    private static string NameOf(string number, DateOnly signedOn) => $"Quyết định số {number} {VietnameseForm.Date(signedOn)}";

    private static async Task<string?> HeadAsync(AssignmentDecision decision, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var serving = await db.People.AsNoTracking().AsSplitQuery().ServingIn(decision.UnitCode, decision.SignedOn).OrderBy(person => person.Id)
            .ToListAsync(cancellationToken);
        return serving.Find(person => person.OwnUnitOn(decision.SignedOn) == decision.UnitCode
            && person.ManagementTitleOn(decision.SignedOn)?.ManagementTitle is ManagementTitle.Chief or ManagementTitle.Head)?.FullName;
    }

    /// <summary>The decisions that gave the same tasks until the day before.</summary>
    private static async Task<IReadOnlyList<string>> SupersededAsync(
        AssignmentDecision decision, List<Guid> tasks, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var (id, from, before) = (decision.Id, decision.EffectiveOn, decision.EffectiveOn.AddDays(-1));
        var earlier = await db.Responsibilities.AsNoTracking()
            .Where(held => tasks.Contains(held.TaskId) && held.DecisionId != id && held.From < from && (held.To == null || held.To >= before))
            .Select(held => held.DecisionId).Distinct().ToListAsync(cancellationToken);
        var decisions = await db.Decisions.AsNoTracking().Where(known => earlier.Contains(known.Id))
            .OrderBy(known => known.SignedOn).ThenBy(known => known.Number)
            .Select(known => new { known.Number, known.SignedOn }).ToListAsync(cancellationToken);
        return [.. decisions.Select(known => NameOf(known.Number, known.SignedOn))];
    }
}
