using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Catalogues;

internal static class AdoptionEndpoints
{
    private static readonly Sorting<TargetAdoption> Sorting = new Sorting<TargetAdoption>(adoption => adoption.Id)
        .By("workYear", adoption => adoption.WorkYear)
        .By("targetCode", adoption => adoption.TargetCode);

    public static void MapAdoptions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/plans/{id:guid}/targets/{targetCode}/adopt", Adopt).WithTags("Catalogues")
            .RequirePermission(PlanningPermissions.AdoptTargets).Idempotent<PlanningDbContext>();
        var adoptions = routes.MapGroup("/targets/adoptions").WithTags("Catalogues");
        adoptions.MapGet("", List).RequirePermission(PlanningPermissions.ReadPlans);
        adoptions.MapGet("/{id:guid}", Get).RequirePermission(PlanningPermissions.ReadPlans);
        adoptions.MapPost("/{id:guid}/revoke", Revoke).RequirePermission(PlanningPermissions.AdoptTargets);
    }

    private static async Task<CreatedWithETag<AdoptionView>> Adopt(
        Guid id, string targetCode, AdoptTargetRequest request, PlanningDbContext db, PlanAccess access, UnitScope scope, IUnitDirectory directory,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.AdoptTargets, request.UnitCode, cancellationToken);
        if (!(await directory.GetAsync(cancellationToken)).Ancestors(plan.UnitCode).Contains(request.UnitCode))
            throw AdoptionRules.NotSuperior(request.UnitCode, plan.UnitCode);
        var adoption = TargetAdoption.Of(plan, targetCode, request.UnitCode, request.Reason, new Actor(user.UserId, clock.GetUtcNow()));
        if (await db.TargetAdoptions.AnyAsync(
            known => known.UnitCode == adoption.UnitCode && known.WorkYear == adoption.WorkYear && known.TargetCode == targetCode, cancellationToken))
        {
            throw AdoptionRules.Already(adoption.Name, adoption.WorkYear);
        }
        db.TargetAdoptions.Add(adoption);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/targets/adoptions/{adoption.Id}", AdoptionView.Of(adoption), adoption);
    }

    private static async Task<Ok<Page<AdoptionView>>> List(
        [AsParameters] PageQuery paging, string? unit, int? workYear, PlanningDbContext db, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        var adoptions = db.TargetAdoptions.AsNoTracking()
            .Where(adoption => (unit == null || adoption.UnitCode == unit) && (workYear == null || adoption.WorkYear == workYear));
        if (!units.All)
        {
            var own = units.Codes;
            adoptions = adoptions.Where(adoption => own.Contains(adoption.UnitCode) || own.Contains(adoption.FromUnitCode));
        }
        return TypedResults.Ok(await adoptions.ToPageAsync(paging, Sorting, "workYear,targetCode", AdoptionView.Projection, texts, cancellationToken));
    }

    private static async Task<OkWithETag<AdoptionView>> Get(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var adoption = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(AdoptionView.Of(adoption), adoption);
    }

    private static async Task<NoContent> Revoke(
        Guid id, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var adoption = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.AdoptTargets, adoption.UnitCode, cancellationToken);
        ifMatch.Demand(adoption);
        db.TargetAdoptions.Remove(adoption);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<TargetAdoption> FindAsync(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        var adoption = await db.TargetAdoptions.SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        return adoption is not null && (units.Contains(adoption.UnitCode) || units.Contains(adoption.FromUnitCode))
            ? adoption
            : throw new NotFoundException();
    }
}

/// <param name="UnitCode">The unit that adopts: one above the unit whose plan it is.</param>
/// <param name="Reason">Why.</param>
public sealed record AdoptTargetRequest(
    [property: Text(OrganisationLimits.UnitCode)] string UnitCode,
    [property: Text(PlanLimits.Note)] string Reason);

internal sealed record AdoptionView(
    Guid Id, string UnitCode, int WorkYear, string TargetCode, string FieldCode, string Name, SharedKernel.TargetRule Rule, string FromUnitCode,
    Guid FromPlanId, string Reason, string AdoptedBy, DateTimeOffset AdoptedAt)
{
    public static readonly Expression<Func<TargetAdoption, AdoptionView>> Projection = adoption => new AdoptionView(
        adoption.Id, adoption.UnitCode, adoption.WorkYear, adoption.TargetCode, adoption.FieldCode, adoption.Name, adoption.Rule,
        adoption.FromUnitCode, adoption.FromPlanId, adoption.Reason, adoption.AdoptedBy, adoption.AdoptedAt);

    private static readonly Func<TargetAdoption, AdoptionView> Compiled = Projection.Compile();

    public static AdoptionView Of(TargetAdoption adoption) => Compiled(adoption);
}
