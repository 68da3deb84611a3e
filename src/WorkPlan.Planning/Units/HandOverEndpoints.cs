using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

public sealed record ReceiveHandOverRequest([property: OptionalText(UnitLimits.Note)] string? Note = null);

internal sealed record HandOverView(
    Guid Id, Guid SuccessionId, string FromUnitCode, string ToUnitCode, int BasisPoints, DateOnly EffectiveOn, string LegalBasis,
    DateTimeOffset RecordedAt, IReadOnlyList<HandOverItem> Items, string? ReceivedBy, DateTimeOffset? ReceivedAt, string? Note)
{
    public static HandOverView Of(HandOver handOver) => new(
        handOver.Id, handOver.SuccessionId, handOver.FromUnitCode, handOver.ToUnitCode, handOver.BasisPoints, handOver.EffectiveOn, handOver.LegalBasis,
        handOver.RecordedAt, handOver.Items, handOver.ReceivedBy, handOver.ReceivedAt, handOver.Note);
}

internal static class HandOverEndpoints
{
    private static readonly Sorting<HandOver> Sorting = new Sorting<HandOver>(handOver => handOver.Id)
        .By("effectiveOn", handOver => handOver.EffectiveOn)
        .By("from", handOver => handOver.FromUnitCode)
        .By("to", handOver => handOver.ToUnitCode);

    public static void MapHandOvers(this IEndpointRouteBuilder routes)
    {
        var handOvers = routes.MapGroup("/hand-overs").WithTags("Units");
        handOvers.MapGet("", ListHandOvers).RequirePermission(DocumentPermissions.Read);
        handOvers.MapGet("/{id:guid}", GetHandOver).RequirePermission(DocumentPermissions.Read);
        handOvers.MapPost("/{id:guid}/receive", Receive).RequirePermission(DocumentPermissions.AnswerObligations);
    }

    private static async Task<Ok<Page<HandOverView>>> ListHandOvers(
        [AsParameters] PageQuery paging, string? from, string? to, Guid? successionId, DateOnly? effectiveOn, bool? received, PlanningDbContext db,
        UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        var handOvers = await ReadableAsync(db, scope, cancellationToken);
        if (from is not null)
            handOvers = handOvers.Where(handOver => handOver.FromUnitCode == from);
        if (to is not null)
            handOvers = handOvers.Where(handOver => handOver.ToUnitCode == to);
        if (successionId is not null)
            handOvers = handOvers.Where(handOver => handOver.SuccessionId == successionId);
        if (effectiveOn is not null)
            handOvers = handOvers.Where(handOver => handOver.EffectiveOn == effectiveOn);
        if (received is not null)
            handOvers = handOvers.Where(handOver => (handOver.ReceivedAt != null) == received);
        var page = await handOvers.ToPageAsync(paging, Sorting, "-effectiveOn,from", handOver => handOver, texts, cancellationToken);
        return TypedResults.Ok(new Page<HandOverView>([.. page.Items.Select(HandOverView.Of)], page.Number, page.PageSize, page.Total));
    }

    private static async Task<OkWithETag<HandOverView>> GetHandOver(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var handOver = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(HandOverView.Of(handOver), handOver);
    }

    private static async Task<OkWithETag<HandOverView>> Receive(
        Guid id, ReceiveHandOverRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var handOver = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.AnswerObligations, handOver.ToUnitCode, cancellationToken);
        ifMatch.Demand(handOver);
        SecrecyStamp.Refuse(request.Note);
        handOver.Receive(user.UserId, clock.GetUtcNow(), request.Note);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(HandOverView.Of(handOver), handOver);
    }

    private static async Task<HandOver> FindAsync(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken) =>
        await (await ReadableAsync(db, scope, cancellationToken)).SingleOrDefaultAsync(handOver => handOver.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>Both sides see it.</summary>
    private static async Task<IQueryable<HandOver>> ReadableAsync(PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (units.All)
            return db.HandOvers;
        var codes = units.Codes;
        return db.HandOvers.Where(handOver => codes.Contains(handOver.FromUnitCode) || codes.Contains(handOver.ToUnitCode));
    }
}
