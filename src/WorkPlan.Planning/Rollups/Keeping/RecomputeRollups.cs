using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <param name="WorkYear">The work year.</param>
/// <param name="Unit">The unit, with everything below it; missing: all units.</param>
public sealed record RecomputeRequest(
    [property: Between(2013, 2100)] int WorkYear, [property: OptionalText(OrganisationLimits.UnitCode)] string? Unit = null);

/// <param name="Waiting">Pieces of work that are still to be done.</param>
/// <param name="Oldest">Since when the first of them has waited.</param>
internal sealed record RollupWorkView(int Waiting, DateTimeOffset? Oldest);

/// <summary>Makes states and aggregates anew from the log of results, in the background and piece by piece.</summary>
internal static class RecomputeRollups
{
    public static async Task<Accepted<RollupWorkView>> Handle(
        RecomputeRequest request, PlanningDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.RecomputeRollups, request.Unit ?? Grant.EveryUnit, cancellationToken);
        if (request.Unit is { } unit && !await db.Units.AnyAsync(known => known.Code == unit, cancellationToken))
            throw UnitRules.Unknown(unit);
        if (await db.RollupWork.AnyAsync(
            work => work.WorkYear == request.WorkYear && (work.Kind == RollupWorkKind.Recompute || work.Kind == RollupWorkKind.RecomputeUnits),
            cancellationToken))
            throw new RuleException("recompute-already-running", request.WorkYear);
        db.RollupWork.Add(new RollupWork
        {
            Kind = RollupWorkKind.Recompute,
            UnitCode = request.Unit ?? RollupWork.EveryUnit,
            WorkYear = request.WorkYear,
            EnqueuedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted("/api/v1/planning/rollups/work", await WaitingAsync(db, cancellationToken));
    }

    public static async Task<Ok<RollupWorkView>> ShowWork(PlanningDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await WaitingAsync(db, cancellationToken));

    private static async Task<RollupWorkView> WaitingAsync(PlanningDbContext db, CancellationToken cancellationToken) => new(
        await db.RollupWork.CountAsync(cancellationToken),
        await db.RollupWork.OrderBy(work => work.Seq).Select(work => (DateTimeOffset?)work.EnqueuedAt).FirstOrDefaultAsync(cancellationToken));
}
