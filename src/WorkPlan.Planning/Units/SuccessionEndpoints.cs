using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Units;

internal static class SuccessionEndpoints
{
    public static void MapSuccessions(this IEndpointRouteBuilder routes)
    {
        var successions = routes.MapGroup("/successions").WithTags("Units");
        successions.MapGet("", ListSuccessions).RequirePermission(PlanningPermissions.ReadReference);
        routes.MapPost("/reorganisations", Reorganisation.Handle).WithTags("Units").RequirePermission(PlanningPermissions.WriteUnits)
            .Idempotent<PlanningDbContext>();
        successions.MapPost("", RecordSuccession).RequirePermission(PlanningPermissions.WriteUnits).Idempotent<PlanningDbContext>();
        successions.MapPost("/tell-again", TellAgain).RequirePermission(CommonPermissions.ManageOperations).ForTheWholeSystem();
    }

    private static async Task<Ok<Page<SuccessionView>>> ListSuccessions(
        [AsParameters] PageQuery paging, string? unit, Choice<SuccessionKind>? kind, DateOnly? effectiveOn, PlanningDbContext db, Texts texts,
        CancellationToken cancellationToken)
    {
        var sorting = new Sorting<Succession>(succession => succession.Id).By("effectiveOn", succession => succession.EffectiveOn);
        var successions = db.Successions.AsNoTracking();
        if (unit is not null)
            successions = successions.Where(succession => succession.Units.Any(part => part.UnitCode == unit));
        if (kind is { Value: var wantedKind })
            successions = successions.Where(succession => succession.Kind == wantedKind);
        if (effectiveOn is not null)
            successions = successions.Where(succession => succession.EffectiveOn == effectiveOn);
        var page = await successions.Include(succession => succession.Units).Include(succession => succession.Shares).AsSplitQuery()
            .ToPageAsync(paging, sorting, "effectiveOn", succession => succession, texts, cancellationToken);
        return TypedResults.Ok(new Page<SuccessionView>([.. page.Items.Select(SuccessionView.Of)], page.Number, page.PageSize, page.Total));
    }

    private static async Task<Created<SuccessionView>> RecordSuccession(
        RecordSuccessionRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory,
        IPublishEndpoint events, BackgroundBell bell, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var predecessors = await UnitsAsync(request.Predecessors, db, scope, cancellationToken);
        var successors = await UnitsAsync(request.Successors, db, scope, cancellationToken);
        foreach (var predecessor in predecessors)
        {
            if (successors.FirstOrDefault(unit => tree.Ancestors(unit.Code).Contains(predecessor.Code)) is { } below)
                throw UnitRules.SuccessorBelow(below.Code, predecessor.Code);
        }
        if (request.Kind != SuccessionKind.Transfer)
        {
            await UnitEndpoints.DemandNothingOpenBelowAsync(
                db, [.. predecessors.Select(unit => unit.Code)], request.EffectiveOn.AddDays(-1), cancellationToken);
        }
        var succession = Succession.Record(
            request.Kind, predecessors, successors, request.Shares(), request.EffectiveOn, request.LegalBasis,
            await SuccessionGraph.ReadAsync(db, cancellationToken));
        db.Successions.Add(succession);
        foreach (var unit in predecessors.Where(unit => db.Entry(unit).State == EntityState.Modified))
            await events.Publish(UnitMessages.Changed(unit, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        bell.RingAfter(http);
        return TypedResults.Created($"/api/v1/planning/successions?unit={predecessors[0].Code}", SuccessionView.Of(succession));
    }

    /// <summary>
    /// For a service whose queue was not there yet when it was told: the next round tells everybody of every succession that is in effect.
    /// Whoever knows them changes nothing, so asking twice does no harm.
    /// </summary>
    private static async Task<Accepted<ToldAgainView>> TellAgain(
        PlanningDbContext db, BackgroundBell bell, HttpContext http, CancellationToken cancellationToken)
    {
        var count = await db.Successions.Where(succession => succession.TookEffectAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(succession => succession.ToldAt, (DateTimeOffset?)null), cancellationToken);
        bell.RingAfter(http);
        return TypedResults.Accepted("/api/v1/planning/successions", new ToldAgainView(count));
    }

    private static async Task<List<OrgUnit>> UnitsAsync(
        IReadOnlyList<string> codes, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await db.Units.Where(unit => codes.Contains(unit.Code)).ToListAsync(cancellationToken);
        if (codes.FirstOrDefault(code => units.All(unit => unit.Code != code)) is { } unknown)
            throw UnitRules.Unknown(unknown);
        foreach (var unit in units)
            await scope.DemandAsync(PlanningPermissions.WriteUnits, unit.Code, cancellationToken);
        return units;
    }
}
