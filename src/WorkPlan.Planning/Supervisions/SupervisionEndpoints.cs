using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Supervisions;

/// <param name="UnitCode">The unit that is supervised.</param>
/// <param name="Name">Who supervises it.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="PersonCode">His or her code in the staff register.</param>
/// <param name="ValidTo">The last day, where it is known.</param>
public sealed record BeginSupervisionRequest(
    [property: Text(OrganisationLimits.UnitCode)] string UnitCode,
    [property: Text(OrganisationLimits.PersonName)] string Name,
    DateOnly ValidFrom,
    [property: OptionalText(OrganisationLimits.PersonCode)] string? PersonCode = null,
    DateOnly? ValidTo = null);

public sealed record EndSupervisionRequest(DateOnly LastDay);

internal sealed record SupervisionView(Guid Id, string UnitCode, string? PersonCode, string Name, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static SupervisionView Of(Supervision known) =>
        new(known.Id, known.UnitCode, known.PersonCode, known.Name, known.ValidFrom, known.ValidTo);
}

internal static class SupervisionEndpoints
{
    private static readonly Sorting<Supervision> Sorting = new Sorting<Supervision>(supervision => supervision.Id)
        .By("unitCode", supervision => supervision.UnitCode)
        .By("validFrom", supervision => supervision.ValidFrom);

    public static void MapSupervisions(this IEndpointRouteBuilder routes)
    {
        var supervisions = routes.MapGroup("/supervisions").WithTags("Directions");
        supervisions.MapGet("", ListSupervisions).RequirePermission(DocumentPermissions.Read);
        supervisions.MapPost("", BeginSupervision).RequirePermission(PlanningPermissions.WriteSupervisions).Idempotent<PlanningDbContext>();
        supervisions.MapGet("/{id:guid}", GetSupervision).RequirePermission(DocumentPermissions.Read);
        supervisions.MapPost("/{id:guid}/end", EndSupervision).RequirePermission(PlanningPermissions.WriteSupervisions);
    }

    private static async Task<Ok<Page<SupervisionView>>> ListSupervisions(
        [AsParameters] PageQuery paging, string? unit, string? person, DateOnly? asOf, PlanningDbContext db, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        var supervisions = db.Supervisions.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), supervision => supervision.UnitCode);
        if (unit is not null)
            supervisions = supervisions.Where(supervision => supervision.UnitCode == unit);
        if (person is not null)
            supervisions = supervisions.Where(supervision => supervision.PersonCode == person);
        if (asOf is not null)
            supervisions = supervisions.Where(supervision => supervision.ValidFrom <= asOf && (supervision.ValidTo == null || supervision.ValidTo >= asOf));
        return TypedResults.Ok(await supervisions.ToPageAsync(
            paging, Sorting, "unitCode,-validFrom", supervision => SupervisionView.Of(supervision), texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<SupervisionView>> BeginSupervision(
        BeginSupervisionRequest request, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteSupervisions, request.UnitCode, cancellationToken);
        if (!await db.Units.AnyAsync(unit => unit.Code == request.UnitCode, cancellationToken))
            throw UnitRules.Unknown(request.UnitCode);
        var supervision = Supervision.Begin(request.UnitCode, request.PersonCode, request.Name, request.ValidFrom, request.ValidTo);
        var other = await db.Supervisions.AsNoTracking().FirstOrDefaultAsync(
            known => known.UnitCode == request.UnitCode && (known.ValidTo == null || known.ValidTo >= request.ValidFrom)
                && (request.ValidTo == null || known.ValidFrom <= request.ValidTo),
            cancellationToken);
        if (other is not null)
            throw SupervisionRules.Overlaps(other.Name, other.ValidFrom);
        db.Supervisions.Add(supervision);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/supervisions/{supervision.Id}", SupervisionView.Of(supervision), supervision);
    }

    private static async Task<OkWithETag<SupervisionView>> GetSupervision(
        Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var supervision = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(SupervisionView.Of(supervision), supervision);
    }

    private static async Task<OkWithETag<SupervisionView>> EndSupervision(
        Guid id, EndSupervisionRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var supervision = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.WriteSupervisions, supervision.UnitCode, cancellationToken);
        ifMatch.Demand(supervision);
        supervision.End(request.LastDay);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(SupervisionView.Of(supervision), supervision);
    }

    private static async Task<Supervision> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await db.Supervisions.InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), supervision => supervision.UnitCode)
            .SingleOrDefaultAsync(supervision => supervision.Id == id, cancellationToken) ?? throw new NotFoundException();
}
