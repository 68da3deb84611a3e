using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

internal static class DisseminationEndpoints
{
    public static void MapDissemination(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/documents/{id:guid}").WithTags("Dissemination");
        documents.MapGet("/dissemination", ListProgress).RequirePermission(DocumentPermissions.Read);
        documents.MapPost("/dissemination", Disseminate).RequirePermission(DocumentPermissions.Disseminate).Idempotent<PlanningDbContext>();
        documents.MapPost("/acknowledgements", AcknowledgeDocument.Handle)
            .RequirePermission(DocumentPermissions.Acknowledge).Idempotent<PlanningDbContext>();
        routes.MapGet("/dissemination", Summarise).WithTags("Dissemination").RequirePermission(DocumentPermissions.Read);
    }

    private static async Task<Created<DisseminationView>> Disseminate(
        Guid id, DisseminateRequest request, PlanningDbContext db, DocumentScope documents, UnitScope scope, IUnitDirectory directory,
        DisseminationProgress progress, DisseminationReport report, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.Disseminate, request.UnitCode, cancellationToken);
        var document = await documents.FindAsync(id, cancellationToken);
        if (!(await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode).Contains(request.UnitCode))
            throw DisseminationRules.UnitNotAddressed(request.UnitCode);
        if (!await db.People.AnyAsync(person => person.Code == request.DisseminatedBy, cancellationToken))
            throw DisseminationRules.PersonUnknown(request.DisseminatedBy);
        // With an Idempotency-Key there is a transaction already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var dissemination = await HoldAsync(document, request, db, progress, user, clock, cancellationToken);
        await progress.OpenAsync(dissemination, document, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            throw DisseminationRules.AlreadyDisseminated(request.UnitCode);
        }
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created(
            $"/api/v1/planning/documents/{id}/dissemination?unit={Uri.EscapeDataString(request.UnitCode)}",
            await report.OfAsync(document, dissemination, cancellationToken));
    }

    /// <summary>The meeting that the unit's opened list waits for, or one that opens the list.</summary>
    private static async Task<UnitDissemination> HoldAsync(
        DirectiveDocument document, DisseminateRequest request, PlanningDbContext db, DisseminationProgress progress, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var waiting = await db.Disseminations.AsNoTracking()
            .Where(known => known.DocumentId == document.Id && known.UnitCode == request.UnitCode)
            .Select(known => (Guid?)known.Id).SingleOrDefaultAsync(cancellationToken);
        if (waiting is { } id)
        {
            var known = await progress.NextAsync(id, cancellationToken);
            known.Hold(document, request.MeetingOn, request.DisseminatedBy, VietnamTime.Today(clock), clock.GetUtcNow(), user.UserId);
            return known;
        }
        var dissemination = UnitDissemination.Record(
            document, request.UnitCode, request.MeetingOn, request.DisseminatedBy, await progress.DueAsync(document, cancellationToken),
            VietnamTime.Today(clock), clock.GetUtcNow(), user.UserId);
        db.Disseminations.Add(dissemination);
        return dissemination;
    }

    private static async Task<Ok<List<DisseminationView>>> ListProgress(
        Guid id, string? unit, PlanningDbContext db, DocumentScope documents, UnitScope scope, DisseminationReport report,
        CancellationToken cancellationToken)
    {
        var document = await documents.FindAsync(id, cancellationToken);
        var meetings = await db.Disseminations.AsNoTracking().Where(dissemination => dissemination.DocumentId == id)
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), dissemination => dissemination.UnitCode)
            .Where(dissemination => (unit == null || dissemination.UnitCode == unit) && (dissemination.MeetingOn != null || !dissemination.Released))
            .OrderBy(dissemination => dissemination.UnitCode).ToListAsync(cancellationToken);
        return TypedResults.Ok(await report.OfAsync(document, meetings, cancellationToken));
    }

    private static async Task<Ok<DisseminationSummaryView>> Summarise(
        string unit, int workYear, UnitScope scope, DisseminationReport report, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.Read, unit, cancellationToken);
        return TypedResults.Ok(await report.SummariseAsync(unit, workYear, cancellationToken));
    }
}
