using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

internal static class CatalogueEndpoints
{
    private static readonly Sorting<TargetCatalogue> Sorting = new Sorting<TargetCatalogue>(catalogue => catalogue.Id)
        .By("appliesFrom", catalogue => catalogue.AppliesFrom)
        .By("code", catalogue => catalogue.Code);

    public static WebApplicationBuilder AddCatalogues(this WebApplicationBuilder builder)
    {
        builder.AddTexts(typeof(CatalogueEndpoints), "WorkPlan.Planning.Catalogues.CatalogueTexts");
        builder.DescribeRules();
        builder.Services.AddScoped<SuperiorTargets>();
        builder.Services.AddScoped<CatalogueDesk>();
        builder.Services.AddScoped<AdoptedTargets>();
        return builder;
    }

    public static void MapCatalogues(this IEndpointRouteBuilder routes)
    {
        var catalogues = routes.MapGroup("/catalogues").WithTags("Catalogues");
        catalogues.MapGet("", ListCatalogues).RequirePermission(PlanningPermissions.ReadReference);
        catalogues.MapPost("", RegisterCatalogue).RequirePermission(PlanningPermissions.WriteCatalogues).Idempotent<PlanningDbContext>();
        catalogues.MapPost("/import", ImportCatalogue.Handle).RequirePermission(PlanningPermissions.WriteCatalogues)
            .Accepts<IFormFile>("multipart/form-data", UploadedFile.CsvType, UploadedFile.SpreadsheetType, "application/json")
            .TakesFilesUpTo(CatalogueRows.Limits.FileBytes).Idempotent<PlanningDbContext>();
        catalogues.MapGet("/{code}", GetCatalogue).RequirePermission(PlanningPermissions.ReadReference);
        routes.MapAdoptions();
        routes.MapGet("/targets", ListTargets).WithTags("Catalogues").RequirePermission(PlanningPermissions.ReadPlans);
    }

    private static async Task<Ok<Page<CatalogueSummary>>> ListCatalogues(
        [AsParameters] PageQuery paging, DateOnly? asOf, PlanningDbContext db, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var catalogues = db.Catalogues.AsNoTracking()
            .Where(catalogue => catalogue.AppliesFrom <= day && (catalogue.AppliesTo == null || catalogue.AppliesTo >= day));
        return TypedResults.Ok(await catalogues.ToPageAsync(
            paging, Sorting, "appliesFrom,code", CatalogueSummary.Projection, texts, cancellationToken));
    }

    private static async Task<OkWithETag<CatalogueView>> GetCatalogue(string code, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var catalogue = await db.Catalogues.AsNoTracking().Include(known => known.Targets)
            .SingleOrDefaultAsync(known => known.Code == code, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(CatalogueView.Of(catalogue), catalogue);
    }

    private static async Task<CreatedWithETag<CatalogueView>> RegisterCatalogue(
        RegisterCatalogueRequest request, CatalogueDesk desk, CancellationToken cancellationToken)
    {
        var head = new CatalogueHead(request.Code, request.LegalBasis, request.AppliesFrom, request.UnitCode, request.Replaces);
        await desk.DemandAllowedAsync(head, cancellationToken);
        var catalogue = await desk.RegisterAsync(head, [.. request.Targets.Select(target => target.ToTarget())], cancellationToken);
        return ETagged.Created($"/api/v1/planning/catalogues/{catalogue.Code}", CatalogueView.Of(catalogue), catalogue);
    }

    /// <summary>What is demanded of a unit for a work year, target by target, each with the document that says so.</summary>
    private static async Task<Ok<IReadOnlyList<SuperiorDemandView>>> ListTargets(
        string unit, int workYear, SuperiorTargets targets, UnitScope scope, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken)).Contains(unit) || workYear is < 2013 or > 2100)
            throw new NotFoundException();
        var demands = await targets.ForAsync(unit, workYear, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<SuperiorDemandView>>([.. demands.All.Select(SuperiorDemandView.Of)]);
    }
}
