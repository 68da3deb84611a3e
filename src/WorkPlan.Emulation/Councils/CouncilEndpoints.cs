using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Ballots;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Councils;

internal static class CouncilEndpoints
{
    public static void MapCouncils(this IEndpointRouteBuilder routes)
    {
        var tagged = routes.MapGroup("").WithTags("Councils");
        tagged.MapGet("/councils", List).RequirePermission(EmulationPermissions.Read);
        tagged.MapGet("/councils/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/councils", SetUp).RequirePermission(EmulationPermissions.ConductCouncils).Idempotent<EmulationDbContext>();
        tagged.MapPost("/councils/{id:guid}/members", Appoint).RequirePermission(EmulationPermissions.ConductCouncils);
        tagged.MapPost("/councils/{id:guid}/members/release", Release).RequirePermission(EmulationPermissions.ConductCouncils);
        tagged.MapGet("/councils/{id:guid}/sessions", ListSessions).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/councils/{id:guid}/sessions", CallSession)
            .RequirePermission(EmulationPermissions.ConductCouncils).Idempotent<EmulationDbContext>();
        tagged.MapGet("/council-sessions/{id:guid}", GetSession).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/council-sessions/{id:guid}/open", OpenSession).RequirePermission(EmulationPermissions.ConductCouncils);
        tagged.MapPost("/council-sessions/{id:guid}/close", CloseSession).RequirePermission(EmulationPermissions.ConductCouncils);
    }

    private static async Task<IReadOnlyList<CouncilView>> List(EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var councils = await db.Councils.AsNoTracking().InUnits(units, council => council.UnitCode)
            .OrderBy(council => council.UnitCode).ThenBy(council => council.ValidFrom).ToListAsync(cancellationToken);
        return [.. councils.Select(CouncilView.Of)];
    }

    private static async Task<OkWithETag<CouncilView>> Get(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var council = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(CouncilView.Of(council), council);
    }

    private static async Task<CreatedWithETag<CouncilView>> SetUp(
        SetUpCouncilRequest request, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, request.UnitCode, cancellationToken);
        var council = new EmulationCouncil
        {
            UnitCode = request.UnitCode,
            Name = request.Name,
            LegalBasis = request.LegalBasis,
            QuorumBasisPoints = request.QuorumBasisPoints,
            ValidFrom = request.ValidFrom,
        };
        db.Councils.Add(council);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/councils/{council.Id}", CouncilView.Of(council), council);
    }

    private static async Task<OkWithETag<CouncilView>> Appoint(
        Guid id, AppointMemberRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var council = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        var name = await db.Staff.Where(person => person.Code == request.PersonCode).Select(person => person.FullName)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException("person-not-known", request.PersonCode);
        council.Appoint(request.PersonCode, name, request.Role, request.From);
        return await SaveAsync(council, db, cancellationToken);
    }

    private static async Task<OkWithETag<CouncilView>> Release(
        Guid id, ReleaseMemberRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var council = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        council.Release(request.PersonCode, request.LastDay);
        return await SaveAsync(council, db, cancellationToken);
    }

    private static async Task<IReadOnlyList<SessionView>> ListSessions(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await FindAsync(id, db, scope, cancellationToken);
        var sessions = await db.CouncilSessions.AsNoTracking().Where(session => session.CouncilId == id)
            .OrderBy(session => session.HeldOn).ThenBy(session => session.Id).ToListAsync(cancellationToken);
        return [.. sessions.Select(SessionView.Of)];
    }

    private static async Task<CreatedWithETag<SessionView>> CallSession(
        Guid id, CallSessionRequest request, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var council = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, council.UnitCode, cancellationToken);
        var session = new CouncilSession
        {
            CouncilId = id,
            UnitCode = council.UnitCode,
            WorkYear = request.WorkYear,
            HeldOn = request.HeldOn,
            Agenda = [.. request.Agenda],
        };
        db.CouncilSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/council-sessions/{session.Id}", SessionView.Of(session), session);
    }

    private static async Task<OkWithETag<SessionView>> GetSession(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var session = await FindSessionAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(SessionView.Of(session), session);
    }

    private static async Task<OkWithETag<SessionView>> OpenSession(
        Guid id, OpenSessionRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var session = await DemandSessionAsync(id, ifMatch, db, scope, cancellationToken);
        Dates.DemandNotAhead(session.HeldOn, clock);
        session.Open(await db.Councils.SingleAsync(council => council.Id == session.CouncilId, cancellationToken), request.PresentPersonCodes);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(SessionView.Of(session), session);
    }

    /// <summary>No ballot is open, and none is opened meanwhile: opening one waits for this, or this for it, at the session's row.</summary>
    private static async Task<OkWithETag<SessionView>> CloseSession(
        Guid id, CloseSessionRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await HoldAsync(id, db, cancellationToken);
        var session = await DemandSessionAsync(id, ifMatch, db, scope, cancellationToken);
        if (await db.Ballots.AnyAsync(ballot => ballot.SessionId == id && ballot.State == BallotState.Open, cancellationToken))
            throw CouncilRules.BallotsOpen();
        session.Close(request.Conclusions);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ETagged.Ok(SessionView.Of(session), session);
    }

    /// <summary>Takes the session's row without changing it. Needs a transaction; what is read after it is as others left it.</summary>
    internal static Task HoldAsync(Guid id, EmulationDbContext db, CancellationToken cancellationToken) =>
        db.CouncilSessions.Where(session => session.Id == id)
            .ExecuteUpdateAsync(session => session.SetProperty(row => row.WorkYear, row => row.WorkYear), cancellationToken);

    internal static async Task<CouncilSession> FindSessionAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.CouncilSessions.InUnits(units, session => session.UnitCode)
            .SingleOrDefaultAsync(session => session.Id == id, cancellationToken) ?? throw new NotFoundException();
    }

    private static async Task<CouncilSession> DemandSessionAsync(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var session = await FindSessionAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, session.UnitCode, cancellationToken);
        ifMatch.Demand(session);
        return session;
    }

    private static async Task<EmulationCouncil> DemandAsync(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var council = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, council.UnitCode, cancellationToken);
        ifMatch.Demand(council);
        return council;
    }

    private static async Task<EmulationCouncil> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Councils.InUnits(units, council => council.UnitCode)
            .SingleOrDefaultAsync(council => council.Id == id, cancellationToken) ?? throw new NotFoundException();
    }

    private static async Task<OkWithETag<CouncilView>> SaveAsync(EmulationCouncil council, EmulationDbContext db, CancellationToken cancellationToken)
    {
        db.Touch(council);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CouncilView.Of(council), council);
    }
}
