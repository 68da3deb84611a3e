using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

internal static class BriefingEndpoints
{
    private static readonly Sorting<Briefing> Sorting = new Sorting<Briefing>(briefing => briefing.Id)
        .By("heldOn", briefing => briefing.HeldOn)
        .By("unitCode", briefing => briefing.UnitCode);

    public static void MapBriefings(this IEndpointRouteBuilder routes)
    {
        var briefings = routes.MapGroup("/briefings").WithTags("Briefings");
        briefings.MapGet("", ListBriefings).RequirePermission(DocumentPermissions.Read);
        briefings.MapPost("", RecordBriefing).RequirePermission(DocumentPermissions.RecordMeetings).Idempotent<PlanningDbContext>();
        briefings.MapGet("/regularity", GetRegularity).RequirePermission(DocumentPermissions.Read);
        briefings.MapGet("/{id:guid}", GetBriefing).RequirePermission(DocumentPermissions.Read);
        briefings.MapPut("/{id:guid}", RewriteMinutes).RequirePermission(DocumentPermissions.RecordMeetings);
    }

    private static async Task<Ok<Page<BriefingView>>> ListBriefings(
        [AsParameters] PageQuery paging, string? unit, string? under, int? workYear, Choice<BriefingKind>? kind, PlanningDbContext db, UnitScope scope,
        IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var briefings = db.Briefings.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), briefing => briefing.UnitCode);
        if (unit is not null)
            briefings = briefings.Where(briefing => briefing.UnitCode == unit);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            briefings = briefings.Where(briefing => subtree.Contains(briefing.UnitCode));
        }
        if (workYear is not null)
            briefings = briefings.Where(briefing => briefing.WorkYear == workYear);
        if (kind is { Value: var wanted })
            briefings = briefings.Where(briefing => briefing.Kind == wanted);
        return TypedResults.Ok(await briefings.ToPageAsync(paging, Sorting, "-heldOn", BriefingView.Projection, texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<BriefingView>> RecordBriefing(
        RecordBriefingRequest request, PlanningDbContext db, UnitScope scope, BriefingCounts counts, PeriodCalendars calendars, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, request.UnitCode, cancellationToken);
        SecrecyStamp.Refuse(request.Minutes, request.ChairedBy);
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == request.UnitCode, cancellationToken);
        if (unit?.IsInForce(request.HeldOn) != true)
            throw BriefingRules.UnitNotInForce(request.UnitCode, request.HeldOn);
        var briefing = Briefing.Hold(
            request.UnitCode, request.Kind, request.HeldOn, request.ChairedBy, request.Minutes, VietnamTime.Today(clock),
            await calendars.SectorAsync(cancellationToken));
        await counts.FollowAsync(briefing, unit, cancellationToken);
        db.Briefings.Add(briefing);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception) && exception.Entries.Any(entry => entry.Entity == briefing))
        {
            throw BriefingRules.AlreadyRecorded(request.UnitCode, request.HeldOn);
        }
        return ETagged.Created($"/api/v1/planning/briefings/{briefing.Id}", BriefingView.Of(briefing), briefing);
    }

    private static async Task<OkWithETag<BriefingView>> GetBriefing(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var briefing = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(BriefingView.Of(briefing), briefing);
    }

    private static async Task<OkWithETag<BriefingView>> RewriteMinutes(
        Guid id, BriefingMinutesRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var briefing = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, briefing.UnitCode, cancellationToken);
        ifMatch.Demand(briefing);
        SecrecyStamp.Refuse(request.Minutes, request.ChairedBy);
        briefing.Minute(request.ChairedBy, request.Minutes);
        db.Touch(briefing);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(BriefingView.Of(briefing), briefing);
    }

    private static async Task<Ok<List<RegularityView>>> GetRegularity(
        string unit, int workYear, DateOnly? asOf, PlanningDbContext db, UnitScope scope, BriefingCounts counts, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var readable = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        var found = await db.Units.AsNoTracking().InUnits(readable, row => row.Code).SingleOrDefaultAsync(row => row.Code == unit, cancellationToken)
            ?? throw new NotFoundException();
        var day = asOf ?? VietnamTime.Today(clock);
        return TypedResults.Ok(new List<RegularityView>
        {
            await counts.UntilAsync(found, workYear, BriefingKind.Weekly, day, cancellationToken),
            await counts.UntilAsync(found, workYear, BriefingKind.Monthly, day, cancellationToken),
            await counts.UntilAsync(found, workYear, BriefingKind.Quarterly, day, cancellationToken),
        });
    }

    private static async Task<Briefing> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await db.Briefings.InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), briefing => briefing.UnitCode)
            .SingleOrDefaultAsync(briefing => briefing.Id == id, cancellationToken) ?? throw new NotFoundException();
}
