using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Conferences;

public sealed record CallConferenceRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public required DateOnly CalledFor { get; init; }

    /// <summary>The share of the unit's people that has to be present, in hundredths of a percent.</summary>
    [Between(1, 10_000)]
    public required int QuorumBasisPoints { get; init; }
}

public sealed record CoHostRequest
{
    /// <summary>The trade-union organisation of the unit.</summary>
    [Text(400)]
    public required string TradeUnion { get; init; }

    /// <summary>Who speaks for it.</summary>
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }
}

public sealed record HoldConferenceRequest
{
    public required DateOnly HeldOn { get; init; }

    [Between(0, 100_000)]
    public required int Present { get; init; }

    [Text(4000)]
    public required string Resolution { get; init; }
}

/// <param name="HandedOverFrom">The unit that called it and ended before it was held; null for all others.</param>
/// <param name="TradeUnion">The co-host; null until the union has agreed, and until then the conference cannot be held.</param>
public sealed record ConferenceView(
    Guid Id, string UnitCode, int WorkYear, DateOnly CalledFor, int QuorumBasisPoints, string? TradeUnion, string? TradeUnionPersonCode,
    ConferenceState State, DateOnly? HeldOn, int Called, int Present, string? Resolution, string? HandedOverFrom)
{
    internal static ConferenceView Of(CivilServantConference conference) => new(
        conference.Id, conference.UnitCode, conference.WorkYear, conference.CalledFor, conference.QuorumBasisPoints, conference.TradeUnion,
        conference.TradeUnionPersonCode, conference.State, conference.HeldOn, conference.Called, conference.Present, conference.Resolution,
        conference.HandedOverFrom);
}

internal static class ConferenceEndpoints
{
    public static void MapConferences(this IEndpointRouteBuilder routes)
    {
        var conferences = routes.MapGroup("/conferences").WithTags("Conferences");
        conferences.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        conferences.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        conferences.MapPost("/", Call).RequirePermission(EmulationPermissions.HoldConferences).Idempotent<EmulationDbContext>();
        conferences.MapPost("/{id:guid}/co-host", CoHost).RequirePermission(EmulationPermissions.HoldConferences);
        conferences.MapPost("/{id:guid}/hold", Hold).RequirePermission(EmulationPermissions.HoldConferences);
    }

    private static async Task<IReadOnlyList<ConferenceView>> List(
        int workYear, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var conferences = await db.Conferences.AsNoTracking().Where(conference => conference.WorkYear == workYear)
            .InUnits(units, conference => conference.UnitCode).OrderBy(conference => conference.UnitCode).ToListAsync(cancellationToken);
        return [.. conferences.Select(ConferenceView.Of)];
    }

    private static async Task<OkWithETag<ConferenceView>> Get(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var conference = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(ConferenceView.Of(conference), conference);
    }

    private static async Task<CreatedWithETag<ConferenceView>> Call(
        CallConferenceRequest request, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.HoldConferences, request.UnitCode, cancellationToken);
        var conference = new CivilServantConference
        {
            UnitCode = request.UnitCode,
            WorkYear = request.WorkYear,
            CalledFor = request.CalledFor,
            QuorumBasisPoints = request.QuorumBasisPoints,
        };
        db.Conferences.Add(conference);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw ConferenceRules.AlreadyCalled(request.WorkYear);
        }
        return ETagged.Created($"/api/v1/emulation/conferences/{conference.Id}", ConferenceView.Of(conference), conference);
    }

    private static async Task<OkWithETag<ConferenceView>> CoHost(
        Guid id, CoHostRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var conference = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        if (!await db.Staff.AnyAsync(person => person.Code == request.PersonCode, cancellationToken))
            throw new RuleException("person-not-known", request.PersonCode);
        conference.CoHost(request.TradeUnion, request.PersonCode);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ConferenceView.Of(conference), conference);
    }

    private static async Task<OkWithETag<ConferenceView>> Hold(
        Guid id, HoldConferenceRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var conference = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        Dates.DemandNotAhead(request.HeldOn, clock);
        var called = await db.ServingOn(request.HeldOn).CountAsync(record => record.UnitCode == conference.UnitCode, cancellationToken);
        conference.Hold(request.HeldOn, called, request.Present, request.Resolution);
        await events.Publish(
            new ConferenceHeld
            {
                StreamKey = $"conference:{conference.Id}",
                Version = conference.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                ConferenceId = conference.Id,
                UnitCode = conference.UnitCode,
                WorkYear = conference.WorkYear,
                CalledFor = conference.CalledFor,
                HeldOn = request.HeldOn,
                TradeUnion = conference.TradeUnion!,
                Called = conference.Called,
                Present = conference.Present,
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ConferenceView.Of(conference), conference);
    }

    private static async Task<CivilServantConference> DemandAsync(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var conference = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.HoldConferences, conference.UnitCode, cancellationToken);
        ifMatch.Demand(conference);
        return conference;
    }

    private static async Task<CivilServantConference> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Conferences.InUnits(units, conference => conference.UnitCode)
            .SingleOrDefaultAsync(conference => conference.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}
