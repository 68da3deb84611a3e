using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Fields;

public sealed record CreateFieldRequest(
    [property: Code(FieldLimits.Code)] string Code,
    [property: Text(FieldLimits.Name)] string Name,
    FieldKind Kind,
    [property: Between(0, 1000)] int Ordinal);

public sealed record ChangeFieldRequest(
    [property: Text(FieldLimits.Name)] string Name,
    FieldKind Kind,
    [property: Between(0, 1000)] int Ordinal);

internal sealed record FieldView(string Code, string Name, FieldKind Kind, int Ordinal)
{
    public static FieldView Of(FieldOfWork field) => new(field.Code, field.Name, field.Kind, field.Ordinal);
}

internal static class FieldEndpoints
{
    private static readonly Sorting<FieldOfWork> Sorting = new Sorting<FieldOfWork>(field => field.Id)
        .By("ordinal", field => field.Ordinal)
        .By("code", field => field.Code)
        .By("name", field => field.Name);

    public static void MapFields(this IEndpointRouteBuilder routes)
    {
        var fields = routes.MapGroup("/fields").WithTags("Fields of work");
        fields.MapGet("", ListFields).RequirePermission(PlanningPermissions.ReadReference);
        fields.MapPost("", CreateField).RequirePermission(PlanningPermissions.WriteFields).Idempotent<PlanningDbContext>();
        fields.MapGet("/{code}", GetField).RequirePermission(PlanningPermissions.ReadReference);
        fields.MapPut("/{code}", ChangeField).RequirePermission(PlanningPermissions.WriteFields);
        routes.MapUnitFields();
    }

    private static async Task<Ok<Page<FieldView>>> ListFields(
        [AsParameters] PageQuery paging, PlanningDbContext db, Texts texts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.Fields.AsNoTracking().ToPageAsync(
            paging, Sorting, "ordinal,code", field => new FieldView(field.Code, field.Name, field.Kind, field.Ordinal), texts, cancellationToken));

    private static async Task<CreatedWithETag<FieldView>> CreateField(
        CreateFieldRequest request, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteFields, Grant.EveryUnit, cancellationToken);
        var field = FieldOfWork.Create(request.Code, request.Name, request.Kind, request.Ordinal);
        db.Fields.Add(field);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/fields/{field.Code}", FieldView.Of(field), field);
    }

    private static async Task<OkWithETag<FieldView>> GetField(string code, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var field = await FindAsync(db, code, cancellationToken);
        return ETagged.Ok(FieldView.Of(field), field);
    }

    private static async Task<OkWithETag<FieldView>> ChangeField(
        string code, ChangeFieldRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteFields, Grant.EveryUnit, cancellationToken);
        var field = await FindAsync(db, code, cancellationToken);
        ifMatch.Demand(field);
        field.Describe(request.Name, request.Kind, request.Ordinal);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(FieldView.Of(field), field);
    }

    private static async Task<FieldOfWork> FindAsync(PlanningDbContext db, string code, CancellationToken cancellationToken) =>
        await db.Fields.SingleOrDefaultAsync(field => field.Code == code, cancellationToken) ?? throw new NotFoundException();
}
