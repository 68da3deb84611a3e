using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

internal static class UnitEndpoints
{
    private static readonly Sorting<OrgUnit> Sorting = new Sorting<OrgUnit>(unit => unit.Id)
        .By("code", unit => unit.Code)
        .By("name", unit => unit.Name)
        .By("validFrom", unit => unit.ValidFrom);

    public static WebApplicationBuilder AddUnits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UnitTreeCache>();
        builder.Services.AddScoped<IUnitDirectory, OwnUnits>();
        builder.Services.AddScoped<Reorganisation>();
        return builder;
    }

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/units").WithTags("Units");
        units.MapGet("", ListUnits).RequirePermission(PlanningPermissions.ReadReference);
        units.MapGet("/names", ListNames).RequirePermission(PlanningPermissions.ReadUnitNames);
        units.MapPost("", CreateUnit).RequirePermission(PlanningPermissions.WriteUnits).Idempotent<PlanningDbContext>();
        units.MapGet("/{code}", GetUnit).RequirePermission(PlanningPermissions.ReadReference);
        units.MapGet("/{code}/tree", GetTree).RequirePermission(PlanningPermissions.ReadReference);
        units.MapPut("/{code}", ChangeUnit).RequirePermission(PlanningPermissions.WriteUnits);
        units.MapPost("/{code}/close", CloseUnit).RequirePermission(PlanningPermissions.WriteUnits);
    }

    private static async Task<Ok<Page<UnitView>>> ListUnits(
        [AsParameters] PageQuery paging, Choice<OrgLevel>? level, Choice<OrgUnitType>? type, string? parentCode, string? under, DateOnly? asOf,
        bool? includeClosed, PlanningDbContext db, IUnitDirectory directory, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        // With the closed ones, those that begin later are there too: a name is looked for over all time.
        var units = db.Units.AsNoTracking()
            .Where(unit => includeClosed == true || (unit.ValidFrom <= day && (unit.ValidTo == null || unit.ValidTo >= day)));
        if (level is { Value: var wantedLevel })
            units = units.Where(unit => unit.Level == wantedLevel);
        if (type is { Value: var wantedType })
            units = units.Where(unit => unit.Type == wantedType);
        if (parentCode is not null)
            units = units.Where(unit => unit.ParentCode == parentCode);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            units = units.Where(unit => subtree.Contains(unit.Code));
        }
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            units = units.Where(unit => unit.SearchKey.Contains(words));
        return TypedResults.Ok(await units.ToPageAsync(paging, Sorting, "code", UnitView.Projection, texts, cancellationToken));
    }

    /// <summary>Every unit that is, was or will be, in one short answer: for choosers, and for names in lists.</summary>
    private static async Task<Ok<IReadOnlyList<UnitNameView>>> ListNames(PlanningDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<UnitNameView>>(await db.Units.AsNoTracking().OrderBy(unit => unit.Code)
            .Select(unit => new UnitNameView(unit.Code, unit.Name, unit.Level, unit.Type, unit.ParentCode, unit.ValidFrom, unit.ValidTo))
            .ToListAsync(cancellationToken));

    private static async Task<CreatedWithETag<UnitView>> CreateUnit(
        CreateUnitRequest request, PlanningDbContext db, UnitScope scope, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        // A unit without a superior is for whoever administers everything.
        await scope.DemandAsync(PlanningPermissions.WriteUnits, request.ParentCode ?? Grant.EveryUnit, cancellationToken);
        var parent = request.ParentCode is null ? null : await FindAsync(db, request.ParentCode, cancellationToken)
            ?? throw UnitRules.Unknown(request.ParentCode);
        if (await db.Units.AnyAsync(unit => unit.Code == request.Code, cancellationToken))
            throw UnitRules.CodeTaken(request.Code);
        var unit = OrgUnit.Create(
            request.Code, request.Name, request.Level, request.Type, parent, new Validity(request.ValidFrom, request.ValidTo), request.Seat);
        db.Units.Add(unit);
        await events.Publish(UnitMessages.Changed(unit, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/units/{unit.Code}", UnitView.Of(unit), unit);
    }

    private static async Task<OkWithETag<UnitView>> GetUnit(string code, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(db, code, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(UnitView.Of(unit), unit);
    }

    private static async Task<Ok<UnitTreeView>> GetTree(
        string code, DateOnly? asOf, PlanningDbContext db, IUnitDirectory directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var subtree = (await directory.GetAsync(cancellationToken)).Subtree(code);
        var units = await db.Units.AsNoTracking().Where(unit => subtree.Contains(unit.Code)).ToListAsync(cancellationToken);
        var root = units.SingleOrDefault(unit => unit.Code == code) ?? throw new NotFoundException();
        var children = units.Where(unit => unit.IsInForce(day)).OrderBy(unit => unit.Code, StringComparer.Ordinal).ToLookup(unit => unit.ParentCode);
        return TypedResults.Ok(Branch(root));

        UnitTreeView Branch(OrgUnit unit) => new(unit.Code, unit.Name, unit.Level, unit.Type, [.. children[unit.Code].Select(Branch)]);
    }

    private static async Task<OkWithETag<UnitView>> ChangeUnit(
        string code, ChangeUnitRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, IUnitDirectory directory,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var unit = await DemandAsync(db, scope, code, ifMatch, cancellationToken);
        unit.DemandNotClosed(VietnamTime.Today(clock));
        unit.Rename(request.Name, request.Seat ?? unit.Seat);
        unit.Become(request.Level, request.Type);
        if (request.ParentCode != unit.ParentCode)
        {
            var parentCode = request.ParentCode ?? throw UnitRules.CannotBecomeRoot(code);
            await scope.DemandAsync(PlanningPermissions.WriteUnits, parentCode, cancellationToken);
            var parent = await FindAsync(db, parentCode, cancellationToken) ?? throw UnitRules.Unknown(parentCode);
            if ((await directory.GetAsync(cancellationToken)).Subtree(code).Contains(parent.Code))
                throw UnitRules.BelowItself(code, parent.Code);
            unit.MoveUnder(parent, VietnamTime.Today(clock));
        }
        db.Touch(unit);
        await events.Publish(UnitMessages.Changed(unit, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(UnitView.Of(unit), unit);
    }

    private static async Task<OkWithETag<UnitView>> CloseUnit(
        string code, CloseUnitRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var unit = await DemandAsync(db, scope, code, ifMatch, cancellationToken);
        await DemandNothingOpenBelowAsync(db, [code], request.LastDay, cancellationToken);
        unit.CloseOn(request.LastDay);
        await events.Publish(UnitMessages.Changed(unit, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(UnitView.Of(unit), unit);
    }

    /// <summary>Units are closed from below; those that are closed together count as one.</summary>
    internal static async Task DemandNothingOpenBelowAsync(
        PlanningDbContext db, IReadOnlyCollection<string> closing, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var open = await db.Units
            .Where(child => child.ParentCode != null && closing.Contains(child.ParentCode) && !closing.Contains(child.Code)
                && (child.ValidTo == null || child.ValidTo > lastDay))
            .OrderBy(child => child.Code).Select(child => child.Code).ToListAsync(cancellationToken);
        if (open.Count > 0)
            throw UnitRules.HasOpenChildren(string.Join(", ", closing), string.Join(", ", open));
    }

    private static async Task<OrgUnit> DemandAsync(
        PlanningDbContext db, UnitScope scope, string code, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(db, code, cancellationToken) ?? throw new NotFoundException();
        await scope.DemandAsync(PlanningPermissions.WriteUnits, code, cancellationToken);
        ifMatch.Demand(unit);
        return unit;
    }

    private static Task<OrgUnit?> FindAsync(PlanningDbContext db, string code, CancellationToken cancellationToken) =>
        db.Units.SingleOrDefaultAsync(unit => unit.Code == code, cancellationToken);
}
