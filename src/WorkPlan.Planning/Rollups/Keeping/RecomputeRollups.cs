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
/// <param name="SetAside">Those of them that failed, the most often failing first; at most fifty.</param>
internal sealed record RollupWorkView(int Waiting, DateTimeOffset? Oldest, IReadOnlyList<SetAsideView> SetAside);

/// <param name="Seq">Its number, by which it is tried again.</param>
/// <param name="Kind">What it is.</param>
/// <param name="UnitCode">The unit; <c>*</c> for all.</param>
/// <param name="WorkYear">The work year; 0 for all.</param>
/// <param name="EnqueuedAt">Since when it has waited.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="NotBefore">When it is tried again by itself.</param>
/// <param name="Fault">The code of the rule, or the kind of fault, that it failed with last.</param>
internal sealed record SetAsideView(
    long Seq, RollupWorkKind Kind, string UnitCode, int WorkYear, DateTimeOffset EnqueuedAt, int Failures, DateTimeOffset NotBefore, string Fault);

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
            work => work.WorkYear == request.WorkYear && work.NotBefore == null && (work.Kind == RollupWorkKind.Recompute || work.Kind == RollupWorkKind.RecomputeUnits),
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

    /// <summary>What was set aside is tried at once: its cause was removed.</summary>
    public static async Task<NoContent> RetryNow(
        long seq, PlanningDbContext db, UnitScope scope, RollupSignal signal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await db.RollupWork.AsNoTracking().SingleOrDefaultAsync(known => known.Seq == seq && known.NotBefore != null, cancellationToken)
            ?? throw new NotFoundException();
        await scope.DemandAsync(
            PlanningPermissions.RecomputeRollups, work.UnitCode == RollupWork.EveryUnit ? Grant.EveryUnit : work.UnitCode, cancellationToken);
        var now = clock.GetUtcNow();
        await db.RollupWork.Where(known => known.Seq == seq)
            .ExecuteUpdateAsync(known => known.SetProperty(row => row.NotBefore, now), cancellationToken);
        signal.Wake();
        return TypedResults.NoContent();
    }

    private static async Task<RollupWorkView> WaitingAsync(PlanningDbContext db, CancellationToken cancellationToken) => new(
        await db.RollupWork.CountAsync(cancellationToken),
        await db.RollupWork.OrderBy(work => work.Seq).Select(work => (DateTimeOffset?)work.EnqueuedAt).FirstOrDefaultAsync(cancellationToken),
        await db.RollupWork.Where(work => work.NotBefore != null).OrderByDescending(work => work.Failures).ThenBy(work => work.Seq).Take(50)
            .Select(work => new SetAsideView(
                work.Seq, work.Kind, work.UnitCode, work.WorkYear, work.EnqueuedAt, work.Failures, work.NotBefore!.Value, work.Fault!))
            .ToListAsync(cancellationToken));
}
