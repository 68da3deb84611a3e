using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.PrincipleFiles;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Fields;

/// <param name="Fields">Codes of fields of work; none when the unit's plans may choose for themselves.</param>
public sealed record SetUnitFieldsRequest([property: Items(0, 100), EachText(FieldLimits.Code)] IReadOnlyList<string> Fields);

/// <summary>In which fields a unit works: its plan has to have a section for each.</summary>
internal static class UnitFieldEndpoints
{
    public static void MapUnitFields(this IEndpointRouteBuilder routes)
    {
        var fields = routes.MapGroup("/unit-fields/{unitCode}").WithTags("Fields of work");
        fields.MapGet("", GetFields).RequirePermission(PlanningPermissions.ReadReference);
        fields.MapPut("", SetFields).RequirePermission(PlanningPermissions.WriteUnitFields);
    }

    /// <summary>A unit of which nobody has said it has the ETag "0".</summary>
    private static async Task<OkWithETag<List<FieldView>>> GetFields(string unitCode, PlanningDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw new NotFoundException();
        var list = await db.UnitFieldLists.AsNoTracking().SingleOrDefaultAsync(known => known.UnitCode == unitCode, cancellationToken);
        return ETagged.Ok(await ReadAsync(db, unitCode, cancellationToken), list?.Version ?? 0);
    }

    /// <summary>The whole list, as it is from now on.</summary>
    private static async Task<OkWithETag<List<FieldView>>> SetFields(
        string unitCode, SetUnitFieldsRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, Completeness completeness,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw new NotFoundException();
        await scope.DemandAsync(PlanningPermissions.WriteUnitFields, unitCode, cancellationToken);
        var list = await db.UnitFieldLists.SingleOrDefaultAsync(known => known.UnitCode == unitCode, cancellationToken);
        if (list is null)
            db.UnitFieldLists.Add(list = UnitFieldList.Of(unitCode));
        ifMatch.Demand(list);
        db.Touch(list);
        var wanted = request.Fields.ToHashSet();
        var known = await db.Fields.Where(field => wanted.Contains(field.Code)).Select(field => field.Code).ToListAsync(cancellationToken);
        if (wanted.Except(known).FirstOrDefault() is { } unknown)
            throw CatalogueRules.FieldUnknown(unknown);
        var own = await db.UnitFields.Where(field => field.UnitCode == unitCode).ToListAsync(cancellationToken);
        db.UnitFields.RemoveRange(own.Where(field => !wanted.Contains(field.FieldCode)));
        db.UnitFields.AddRange(wanted.Except(own.Select(field => field.FieldCode))
            .Select(code => new UnitField { UnitCode = unitCode, FieldCode = code }));
        await completeness.FollowUnitAsync(unitCode, (await calendars.SectorAsync(cancellationToken)).Containing(VietnamTime.Today(clock)).Year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await ReadAsync(db, unitCode, cancellationToken), list);
    }

    private static Task<List<FieldView>> ReadAsync(PlanningDbContext db, string unitCode, CancellationToken cancellationToken) =>
        db.Fields.AsNoTracking().Where(field => db.UnitFields.Any(own => own.UnitCode == unitCode && own.FieldCode == field.Code))
            .OrderBy(field => field.Ordinal).ThenBy(field => field.Code)
            .Select(field => new FieldView(field.Code, field.Name, field.Kind, field.Ordinal)).ToListAsync(cancellationToken);
}
