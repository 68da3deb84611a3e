using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.References;

public sealed record AddReferenceRequest
{
    public ReferenceKind Kind { get; init; }

    [Text(TaskReference.TitleLength)]
    public required string Title { get; init; }

    /// <summary>Number and symbol, archive mark, or an address; never the content.</summary>
    [Text(TaskReference.LocationLength)]
    public required string Location { get; init; }

    public DateOnly? DatedOn { get; init; }

    /// <summary>Who advised that it be issued; needed for an output, like who issued and who signed it.</summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? ProposedByPersonCode { get; init; }

    [OptionalText(OrganisationLimits.UnitCode)]
    public string? IssuedByUnitCode { get; init; }

    [OptionalText(OrganisationLimits.PersonCode)]
    public string? SignedByPersonCode { get; init; }

    public SigningCapacity? SigningCapacity { get; init; }
}

internal sealed record ReferenceView(
    Guid Id, ReferenceKind Kind, string Title, string Location, DateOnly? DatedOn, string? ProposedByPersonCode, string? IssuedByUnitCode,
    string? SignedByPersonCode, SigningCapacity? SigningCapacity, string AddedBy, DateOnly AddedOn)
{
    public static readonly Expression<Func<TaskReference, ReferenceView>> Projection = reference => new ReferenceView(
        reference.Id, reference.Kind, reference.Title, reference.Location, reference.DatedOn, reference.ProposedByPersonCode,
        reference.IssuedByUnitCode, reference.SignedByPersonCode, reference.SigningCapacity, reference.AddedBy, reference.AddedOn);
}

/// <summary>Whoever is responsible for the task, and whoever keeps the unit's tasks, adds and removes references.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReferences(this IEndpointRouteBuilder routes)
    {
        var references = routes.MapGroup("/tasks/{id:guid}/references").WithTags("References");
        references.MapGet("", ListReferences).RequirePermission(AssignmentsPermissions.Read);
        references.MapPost("", AddReference).RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        references.MapDelete("/{referenceId:guid}", RemoveReference).RequirePermission(AssignmentsPermissions.DoTasks);
    }

    private static async Task<IReadOnlyList<ReferenceView>> ListReferences(
        Guid id, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        return await ReadAsync(task.Id, db, cancellationToken);
    }

    private static async Task<CreatedWithETag<IReadOnlyList<ReferenceView>>> AddReference(
        Guid id, AddReferenceRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope, CurrentUser user,
        Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var task = await ForWritingAsync(id, ifMatch, access, scope, cancellationToken);
        await DemandOutputAsync(request, db, texts, cancellationToken);
        // Whoever pastes text or a file where its place should stand has taken the content in.
        if (request.Location.Contains('\n', StringComparison.Ordinal) || request.Location.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            throw ReferenceRules.ContentInstead();
        if (await db.References.CountAsync(known => known.TaskId == task.Id, cancellationToken) >= TaskReference.MostForOne)
            throw ReferenceRules.TooMany();
        db.References.Add(new TaskReference
        {
            TaskId = task.Id,
            Kind = request.Kind,
            Title = VietnameseText.Clean(request.Title),
            Location = request.Location.Trim(),
            DatedOn = request.DatedOn,
            ProposedByPersonCode = request.ProposedByPersonCode,
            IssuedByUnitCode = request.IssuedByUnitCode,
            SignedByPersonCode = request.SignedByPersonCode,
            SigningCapacity = request.SigningCapacity,
            AddedBy = user.Name,
            AddedOn = VietnamTime.Today(clock),
        });
        db.Touch(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/tasks/{id}/references", await ReadAsync(id, db, cancellationToken), task);
    }

    private static async Task<OkWithETag<IReadOnlyList<ReferenceView>>> RemoveReference(
        Guid id, Guid referenceId, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope,
        CancellationToken cancellationToken)
    {
        var task = await ForWritingAsync(id, ifMatch, access, scope, cancellationToken);
        db.References.Remove(
            await db.References.SingleOrDefaultAsync(known => known.Id == referenceId && known.TaskId == id, cancellationToken)
            ?? throw new NotFoundException());
        db.Touch(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await ReadAsync(id, db, cancellationToken), task);
    }

    private static async Task<WorkTask> ForWritingAsync(
        Guid id, IfMatch ifMatch, TaskAccess access, UnitScope scope, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.DoTasks, ifMatch, cancellationToken);
        if (!(await scope.UnitsAsync(AssignmentsPermissions.WriteTasks, cancellationToken)).Contains(task.UnitCode)
            && !await access.IsResponsibleAsync(task, cancellationToken))
        {
            throw ReferenceRules.NotYours();
        }
        return task;
    }

    private static async Task DemandOutputAsync(
        AddReferenceRequest request, AssignmentsDbContext db, Texts texts, CancellationToken cancellationToken)
    {
        if (request.Kind == ReferenceKind.Output
            && (request.ProposedByPersonCode is null || request.IssuedByUnitCode is null || request.SignedByPersonCode is null || request.SigningCapacity is null))
        {
            throw ReferenceRules.OutputIncomplete();
        }
        if (request.ProposedByPersonCode is { } proposer && proposer == request.SignedByPersonCode)
            throw ReferenceRules.SignedByProposer(proposer);
        foreach (var (field, code) in new[] { ("proposedByPersonCode", request.ProposedByPersonCode), ("signedByPersonCode", request.SignedByPersonCode) })
        {
            if (code is not null && !await db.People.AnyAsync(person => person.Code == code, cancellationToken))
                throw new InvalidInputException(field, texts["person-not-known", code]);
        }
        if (request.IssuedByUnitCode is { } unit)
            await db.DemandUnitAsync(unit, cancellationToken);
    }

    private static async Task<IReadOnlyList<ReferenceView>> ReadAsync(Guid id, AssignmentsDbContext db, CancellationToken cancellationToken) =>
        await db.References.AsNoTracking().Where(reference => reference.TaskId == id).OrderBy(reference => reference.Id)
            .Select(ReferenceView.Projection).ToListAsync(cancellationToken);
}
