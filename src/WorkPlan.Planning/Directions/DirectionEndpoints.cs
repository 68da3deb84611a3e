using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Sessions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Directions;

internal static class DirectionEndpoints
{
    private static readonly Sorting<LeadershipDirection> Sorting = new Sorting<LeadershipDirection>(direction => direction.Id)
        .By("givenOn", direction => direction.GivenOn)
        .By("unitCode", direction => direction.UnitCode);

    public static void MapDirections(this IEndpointRouteBuilder routes)
    {
        var directions = routes.MapGroup("/directions").WithTags("Directions");
        directions.MapGet("", ListDirections).RequirePermission(DocumentPermissions.Read);
        directions.MapPost("", RecordDirection).RequirePermission(DocumentPermissions.RecordMeetings).Idempotent<PlanningDbContext>();
        directions.MapGet("/{id:guid}", GetDirection).RequirePermission(DocumentPermissions.Read);
        directions.MapPost("/{id:guid}/uptakes", TakeUpDirection.Handle)
            .RequirePermission(PlanningPermissions.WritePlans).Idempotent<PlanningDbContext>();
    }

    private static async Task<Ok<Page<DirectionView>>> ListDirections(
        [AsParameters] PageQuery paging, string? unit, string? under, int? workYear, bool? takenUp, Guid? briefingId, Guid? sessionId, PlanningDbContext db,
        UnitScope scope, IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var directions = await ReadableAsync(db, scope, cancellationToken);
        if (unit is not null)
            directions = directions.Where(direction => direction.UnitCode == unit || direction.Addressees.Any(addressee => addressee.UnitCode == unit));
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            directions = directions.Where(direction =>
                subtree.Contains(direction.UnitCode) || direction.Addressees.Any(addressee => subtree.Contains(addressee.UnitCode)));
        }
        if (workYear is not null)
            directions = directions.Where(direction => direction.WorkYear == workYear);
        if (briefingId is not null)
            directions = directions.Where(direction => direction.BriefingId == briefingId);
        if (sessionId is not null)
            directions = directions.Where(direction => direction.SessionId == sessionId);
        if (takenUp is not null)
        {
            // Taken up when every addressed unit has said what became of it.
            directions = directions.Where(direction => takenUp == direction.Addressees.All(
                addressee => direction.Uptakes.Any(uptake => uptake.UnitCode == addressee.UnitCode)));
        }
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            directions = directions.Where(direction => direction.SearchKey.Contains(words));
        return TypedResults.Ok(await directions.AsNoTracking().AsSplitQuery()
            .ToPageAsync(paging, Sorting, "-givenOn", DirectionView.Projection, texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<DirectionView>> RecordDirection(
        RecordDirectionRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, PeriodCalendars calendars,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, request.UnitCode, cancellationToken);
        SecrecyStamp.Refuse(request.Text, request.Occasion, request.GivenBy);
        var tree = await directory.GetAsync(cancellationToken);
        if (!tree.Knows(request.UnitCode))
            throw DocumentRules.ScopeUnitUnknown(request.UnitCode);
        var below = tree.Subtree(request.UnitCode);
        var outside = request.Addressees.Where(unitCode => !below.Contains(unitCode)).ToList();
        if (outside.Count > 0)
            throw DirectionRules.AddresseeOutside(outside);
        if (request.BriefingId is { } briefingId
            && !await db.Briefings.AnyAsync(briefing => briefing.Id == briefingId && briefing.UnitCode == request.UnitCode, cancellationToken))
            throw DirectionRules.BriefingUnknown();
        await DemandConclusionAsync(db, request, below, cancellationToken);
        var direction = LeadershipDirection.Give(
            request, request.Addressees, VietnamTime.Today(clock), await calendars.SectorAsync(cancellationToken));
        db.Directions.Add(direction);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/directions/{direction.Id}", DirectionView.Of(direction), direction);
    }

    /// <summary>A conclusion of a session of the unit, or of one below it whose session its leadership attended, that is no direction yet.</summary>
    private static async Task DemandConclusionAsync(
        PlanningDbContext db, RecordDirectionRequest request, IReadOnlyCollection<string> below, CancellationToken cancellationToken)
    {
        if (request.SessionId is null && request.Conclusion is null)
            return;
        var known = await db.Sessions.AnyAsync(
            session => session.Id == request.SessionId && below.Contains(session.UnitCode)
                && session.Points.Any(point => point.Kind == SessionPointKind.Conclusion && point.Number == request.Conclusion),
            cancellationToken);
        if (!known)
            throw DirectionRules.ConclusionUnknown();
        if (await db.Directions.AnyAsync(
            direction => direction.SessionId == request.SessionId && direction.Conclusion == request.Conclusion, cancellationToken))
        {
            throw DirectionRules.ConclusionIsDirection(request.Conclusion!.Value);
        }
    }

    private static async Task<OkWithETag<DirectionView>> GetDirection(
        Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var direction = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(DirectionView.Of(direction), direction);
    }

    internal static async Task<LeadershipDirection> FindAsync(
        PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(db, scope, cancellationToken))
            .Include(direction => direction.Addressees).Include(direction => direction.Uptakes).AsSplitQuery()
            .SingleOrDefaultAsync(direction => direction.Id == id, cancellationToken) ?? throw new NotFoundException();

    /// <summary>A direction is seen where it was given and where it is meant for.</summary>
    private static async Task<IQueryable<LeadershipDirection>> ReadableAsync(
        PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (units.All)
            return db.Directions;
        var codes = units.Codes;
        return db.Directions.Where(direction =>
            codes.Contains(direction.UnitCode) || direction.Addressees.Any(addressee => codes.Contains(addressee.UnitCode)));
    }
}
