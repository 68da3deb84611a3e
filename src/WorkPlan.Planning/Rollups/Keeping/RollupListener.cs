using WorkPlan.Planning.Results;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>Keeps states and aggregates in the transaction that records a result.</summary>
internal sealed class RollupListener(RollupKeeper keeper) : IResultChangeListener
{
    public Task ApplyAsync(IReadOnlyList<ResultChange> changes, CancellationToken cancellationToken) => keeper.KeepAsync(
        [
            .. changes.GroupBy(change => (change.UnitCode, change.WorkYear)).Select(unit => new ChangedUnit(
                unit.Key.UnitCode, unit.Key.WorkYear, [.. unit.Select(change => change.TargetCode).Distinct()], Refresh: false)),
        ],
        cancellationToken);
}
