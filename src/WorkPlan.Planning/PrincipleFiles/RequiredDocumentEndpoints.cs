using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.PrincipleFiles;

/// <summary>The lists of what principle files have to hold, one a field of work.</summary>
internal static class RequiredDocumentEndpoints
{
    public static void MapRequiredDocuments(this IEndpointRouteBuilder files)
    {
        files.MapGet("/required", ListRequired).RequirePermission(PlanningPermissions.ReadReference);
        files.MapGet("/required/{fieldCode}", GetRequired).RequirePermission(PlanningPermissions.ReadReference);
        files.MapPut("/required/{fieldCode}", Require).RequirePermission(PlanningPermissions.WriteFields);
    }

    private static async Task<Ok<List<RequiredDocumentsView>>> ListRequired(PlanningDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok((await db.RequiredDocuments.AsNoTracking().OrderBy(list => list.FieldCode).ToListAsync(cancellationToken))
            .ConvertAll(RequiredDocumentsView.Of));

    /// <summary>A field without a list requires nothing: its ETag is "0".</summary>
    private static async Task<OkWithETag<RequiredDocumentsView>> GetRequired(
        string fieldCode, PlanningDbContext db, CancellationToken cancellationToken)
    {
        await DemandFieldAsync(db, fieldCode, cancellationToken);
        var list = await db.RequiredDocuments.AsNoTracking().SingleOrDefaultAsync(known => known.FieldCode == fieldCode, cancellationToken)
            ?? RequiredDocuments.Of(fieldCode);
        return ETagged.Ok(RequiredDocumentsView.Of(list), list);
    }

    private static async Task<OkWithETag<RequiredDocumentsView>> Require(
        string fieldCode, RequireDocumentsRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, Completeness completeness,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteFields, Grant.EveryUnit, cancellationToken);
        await DemandFieldAsync(db, fieldCode, cancellationToken);
        var list = await db.RequiredDocuments.SingleOrDefaultAsync(known => known.FieldCode == fieldCode, cancellationToken);
        if (list is null)
            db.RequiredDocuments.Add(list = RequiredDocuments.Of(fieldCode));
        ifMatch.Demand(list);
        list.List(request.LegalBasis, [.. request.Documents.Select(document => new RequiredDocument(document.Code, document.Name))]);
        await completeness.FollowListAsync(fieldCode, (await calendars.SectorAsync(cancellationToken)).Containing(VietnamTime.Today(clock)).Year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(RequiredDocumentsView.Of(list), list);
    }

    private static async Task DemandFieldAsync(PlanningDbContext db, string fieldCode, CancellationToken cancellationToken)
    {
        if (!await db.Fields.AnyAsync(field => field.Code == fieldCode, cancellationToken))
            throw CatalogueRules.FieldUnknown(fieldCode);
    }
}
