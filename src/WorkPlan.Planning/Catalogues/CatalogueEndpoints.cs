using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

internal static class CatalogueEndpoints
{
    private static readonly Sorting<TargetCatalogue> Sorting = new Sorting<TargetCatalogue>(catalogue => catalogue.Id)
        .By("appliesFrom", catalogue => catalogue.AppliesFrom)
        .By("code", catalogue => catalogue.Code);

    public static WebApplicationBuilder AddCatalogues(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SuperiorTargets>();
        return builder;
    }

    public static void MapCatalogues(this IEndpointRouteBuilder routes)
    {
        var catalogues = routes.MapGroup("/catalogues").WithTags("Catalogues");
        catalogues.MapGet("", ListCatalogues).RequirePermission(PlanningPermissions.ReadReference);
        catalogues.MapPost("", RegisterCatalogue).RequirePermission(PlanningPermissions.WriteCatalogues).Idempotent<PlanningDbContext>();
        catalogues.MapGet("/{code}", GetCatalogue).RequirePermission(PlanningPermissions.ReadReference);
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
        RegisterCatalogueRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, SuperiorTargets targets,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteCatalogues, request.UnitCode ?? Grant.EveryUnit, cancellationToken);
        if (request.UnitCode is { } unitCode && !await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw Units.UnitRules.Unknown(unitCode);
        var fields = request.Targets.Select(target => target.Field).Distinct().ToList();
        var known = await db.Fields.Where(field => fields.Contains(field.Code)).Select(field => field.Code).ToListAsync(cancellationToken);
        if (fields.Except(known).FirstOrDefault() is { } unknownField)
            throw CatalogueRules.FieldUnknown(unknownField);
        var catalogue = TargetCatalogue.Register(
            request.Code, request.LegalBasis, request.UnitCode, request.AppliesFrom, [.. request.Targets.Select(target => target.ToTarget())]);
        if (request.Replaces is not null)
        {
            var replaced = await db.Catalogues.SingleOrDefaultAsync(old => old.Code == request.Replaces, cancellationToken)
                ?? throw CatalogueRules.Unknown(request.Replaces);
            await scope.DemandAsync(PlanningPermissions.WriteCatalogues, replaced.UnitCode ?? Grant.EveryUnit, cancellationToken);
            replaced.EndBefore(request.AppliesFrom);
        }
        var above = request.UnitCode is null ? [] : (await directory.GetAsync(cancellationToken)).Ancestors(request.UnitCode).ToList();
        catalogue.DemandNothingLowered(await targets.InForceAsync(above, request.AppliesFrom, cancellationToken));
        db.Catalogues.Add(catalogue);
        await db.SaveChangesAsync(cancellationToken);
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
