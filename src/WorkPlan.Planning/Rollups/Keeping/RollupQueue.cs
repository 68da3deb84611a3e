using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>Does the first piece of work that waits and is not set aside, under a lease, and whatever it splits into later.</summary>
internal sealed class RollupQueue(
    PlanningDbContext db, RollupKeeper keeper, ResultReplay replay, IUnitDirectory directory, RollupFaults faults, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <returns>False when there is nothing to do, or another instance is doing it.</returns>
    public async Task<bool> DoNextAsync(string owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.RollupWork.AsNoTracking().Where(work => work.NotBefore == null || work.NotBefore <= now)
            .OrderBy(work => work.Seq).FirstOrDefaultAsync(cancellationToken) is not { } next
            || !await TakeAsync(next, owner, cancellationToken))
            return false;
        try
        {
            await DoAloneAsync(next, cancellationToken);
        }
        catch (Exception exception) when (RollupFaults.IsOfTheWork(exception))
        {
            db.ChangeTracker.Clear();
            await faults.SetAsideAsync(next, exception, cancellationToken);
        }
        return true;
    }

    /// <summary>The same work asked for more than once: what it does for one it does for all.</summary>
    public static Expression<Func<RollupWork, bool>> SameAs(RollupWork next) => work => work.Seq == next.Seq
        || (next.Kind != RollupWorkKind.RecomputeUnits && work.Kind == next.Kind && work.UnitCode == next.UnitCode
            && work.WorkYear == next.WorkYear && work.FormerParent == next.FormerParent);

    private async Task DoAloneAsync(RollupWork next, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The same work again, asked for before we look: done with this one.
        await db.RollupWork.Where(SameAs(next)).ExecuteDeleteAsync(cancellationToken);
        await DoAsync(next, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> TakeAsync(RollupWork work, string owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.RollupWork
            .Where(known => known.Seq == work.Seq && (known.LeasedUntil == null || known.LeasedUntil < now || known.LeasedBy == owner))
            .ExecuteUpdateAsync(
                known => known.SetProperty(row => row.LeasedBy, owner).SetProperty(row => row.LeasedUntil, now + Lease), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken == 1;
    }

    private async Task DoAsync(RollupWork work, CancellationToken cancellationToken)
    {
        switch (work.Kind)
        {
            case RollupWorkKind.Targets:
                await keeper.KeepAsync([new ChangedUnit(work.UnitCode, work.WorkYear, null, Refresh: true)], cancellationToken);
                break;
            case RollupWorkKind.Sums:
                await keeper.SumUpAsync(work.UnitCode, work.WorkYear, cancellationToken);
                if (work.Failures > 0)
                    await SumUpAboveAsync(work, cancellationToken);
                break;
            case RollupWorkKind.RecomputeUnits:
                await replay.RecomputeAsync(work.Units, work.WorkYear, cancellationToken);
                break;
            case RollupWorkKind.Moved:
                await MovedAsync(work, cancellationToken);
                break;
            default:
                await SpreadAsync(work, cancellationToken);
                break;
        }
    }

    private async Task SpreadAsync(RollupWork work, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        IReadOnlyCollection<string>? within = work.Kind == RollupWorkKind.People ? [work.UnitCode]
            : work.UnitCode == RollupWork.EveryUnit ? null : tree.Subtree(work.UnitCode);
        var measured = (await MeasuredAsync(work.WorkYear, cancellationToken))
            .Where(unit => within is null || within.Contains(unit.UnitCode)).ToHashSet();
        if (work.Kind == RollupWorkKind.Recompute)
        {
            SpreadRecompute(work, tree, [.. measured.Where(unit => unit.WorkYear == work.WorkYear).Select(unit => unit.UnitCode)]);
            return;
        }
        // A unit that has made its plan is measured from then on, also before it reports anything.
        if (work.Kind == RollupWorkKind.TargetsBelow && await db.Plans.AnyAsync(
            plan => plan.UnitCode == work.UnitCode && plan.WorkYear == work.WorkYear, cancellationToken))
            measured.Add((work.UnitCode, work.WorkYear));
        foreach (var (unit, year) in measured.OrderBy(unit => unit.WorkYear).ThenBy(unit => unit.UnitCode, StringComparer.Ordinal))
            Add(RollupWorkKind.Targets, unit, year);
    }

    private void SpreadRecompute(RollupWork work, UnitTree tree, IReadOnlyCollection<string> units)
    {
        foreach (var some in units.Order(StringComparer.Ordinal).Chunk(RollupWork.MostUnits))
            Add(RollupWorkKind.RecomputeUnits, some[0], work.WorkYear, some);
        var above = units.SelectMany(tree.Ancestors).Distinct().ToList();
        foreach (var unit in above.OrderByDescending(unit => tree.Ancestors(unit).Count()).ThenBy(unit => unit, StringComparer.Ordinal))
            Add(RollupWorkKind.Sums, unit, work.WorkYear);
    }

    /// <summary>The units above were added up while this one was set aside, with what it held then.</summary>
    private async Task SumUpAboveAsync(RollupWork work, CancellationToken cancellationToken)
    {
        foreach (var unit in (await directory.GetAsync(cancellationToken)).Ancestors(work.UnitCode))
            Add(RollupWorkKind.Sums, unit, work.WorkYear);
    }

    private async Task MovedAsync(RollupWork work, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var subtree = tree.Subtree(work.UnitCode);
        var years = (await MeasuredAsync(0, cancellationToken)).Where(unit => subtree.Contains(unit.UnitCode)).ToList();
        List<string> former = work.FormerParent is { } parent ? [parent, .. tree.Ancestors(parent)] : [];
        foreach (var year in years.Select(unit => unit.WorkYear).Distinct().Order())
        {
            foreach (var unit in former)
                await keeper.SumUpAsync(unit, year, cancellationToken);
            foreach (var unit in tree.Ancestors(work.UnitCode))
                await keeper.SumUpAsync(unit, year, cancellationToken);
        }
        // Under another superior other things are demanded.
        foreach (var (unit, year) in years.OrderBy(unit => unit.WorkYear).ThenBy(unit => unit.UnitCode, StringComparer.Ordinal))
            Add(RollupWorkKind.Targets, unit, year);
    }

    private async Task<List<(string UnitCode, int WorkYear)>> MeasuredAsync(int fromYear, CancellationToken cancellationToken)
    {
        var standing = await db.TargetStates.Where(state => state.RuleText != null && state.WorkYear >= fromYear)
            .Select(state => new { state.UnitCode, state.WorkYear }).Distinct().ToListAsync(cancellationToken);
        var reporting = await db.Results.Where(result => result.WorkYear >= fromYear)
            .Select(result => new { result.UnitCode, result.WorkYear }).Distinct().ToListAsync(cancellationToken);
        return [.. standing.Union(reporting).Select(unit => (unit.UnitCode, unit.WorkYear))];
    }

    private void Add(RollupWorkKind kind, string unitCode, int workYear, IReadOnlyList<string>? units = null) => db.RollupWork.Add(new RollupWork
    {
        Kind = kind,
        UnitCode = unitCode,
        WorkYear = workYear,
        Units = units ?? [],
        EnqueuedAt = clock.GetUtcNow(),
    });
}
