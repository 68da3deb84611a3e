using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Sessions;

internal static class SessionEndpoints
{
    private static readonly Sorting<ThematicSession> Sorting = new Sorting<ThematicSession>(session => session.Id)
        .By("heldOn", session => session.HeldOn)
        .By("unitCode", session => session.UnitCode);

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/sessions").WithTags("Sessions");
        sessions.MapGet("", ListSessions).RequirePermission(DocumentPermissions.Read);
        sessions.MapPost("", RecordSession).RequirePermission(DocumentPermissions.RecordMeetings).Idempotent<PlanningDbContext>();
        sessions.MapGet("/{id:guid}", GetSession).RequirePermission(DocumentPermissions.Read);
        sessions.MapGet("/{id:guid}/conclusions", SessionConclusions.List).RequirePermission(DocumentPermissions.Read);
        sessions.MapPut("/{id:guid}", RewriteMinutes).RequirePermission(DocumentPermissions.RecordMeetings);
    }

    private static async Task<Ok<Page<SessionView>>> ListSessions(
        [AsParameters] PageQuery paging, string? unit, string? under, int? workYear, PlanningDbContext db, UnitScope scope, IUnitDirectory directory,
        Texts texts, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), session => session.UnitCode);
        if (unit is not null)
            sessions = sessions.Where(session => session.UnitCode == unit);
        sessions = await sessions.UnderAsync(under, directory, session => session.UnitCode, cancellationToken);
        if (workYear is not null)
            sessions = sessions.Where(session => session.WorkYear == workYear);
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            sessions = sessions.Where(session => session.SearchKey.Contains(words));
        return TypedResults.Ok(await sessions.AsSplitQuery()
            .ToPageAsync(paging, Sorting, "-heldOn", SessionView.Projection, texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<SessionView>> RecordSession(
        RecordSessionRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, PeriodCalendars calendars,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, request.UnitCode, cancellationToken);
        if (!(await directory.GetAsync(cancellationToken)).Knows(request.UnitCode))
            throw DocumentRules.ScopeUnitUnknown(request.UnitCode);
        RefuseStamps(request);
        var session = ThematicSession.Hold(request, VietnamTime.Today(clock), await calendars.SectorAsync(cancellationToken));
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/sessions/{session.Id}", SessionView.Of(session), session);
    }

    private static async Task<OkWithETag<SessionView>> GetSession(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var session = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(SessionView.Of(session), session);
    }

    private static async Task<OkWithETag<SessionView>> RewriteMinutes(
        Guid id, SessionMinutesRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var session = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, session.UnitCode, cancellationToken);
        ifMatch.Demand(session);
        RefuseStamps(request);
        session.Tell(request.Theme, request.Purpose, request.Requirements, request.Topics, request.Conclusions, request.Attendees);
        db.Touch(session);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(SessionView.Of(session), session);
    }

    private static void RefuseStamps(SessionMinutesRequest request) =>
        SecrecyStamp.Refuse([request.Theme, request.Purpose, request.Requirements, .. request.Topics, .. request.Conclusions]);

    private static async Task<ThematicSession> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await db.Sessions.InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), session => session.UnitCode)
            .Include(session => session.Points).Include(session => session.Attendees).AsSplitQuery()
            .SingleOrDefaultAsync(session => session.Id == id, cancellationToken) ?? throw new NotFoundException();
}
