using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>
/// Makes the states of units anew from the log of results, whatever else the tables say: entry after entry, the last one about a figure
/// stands. What was right already is not written again.
/// </summary>
internal sealed class ResultReplay(PlanningDbContext db, PeriodCalendars calendars, RollupKeeper keeper)
{
    /// <returns>How many states were not as the log says.</returns>
    public async Task<int> RecomputeAsync(IReadOnlyList<string> units, int workYear, CancellationToken cancellationToken)
    {
        var layout = await calendars.LayoutOfAsync(workYear, cancellationToken);
        var reported = units.ToDictionary(unit => unit, _ => new Dictionary<string, Figures?[]>());
        var log = db.Set<ResultEntry>().AsNoTracking().Where(entry => entry.WorkYear == workYear && units.Contains(entry.UnitCode))
            .OrderBy(entry => entry.Sequence).Select(entry => new { entry.UnitCode, entry.TargetCode, entry.PeriodCode, entry.Figures });
        await foreach (var entry in log.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (layout.SlotOf(entry.PeriodCode) is not (var slot and >= 0))
                continue;
            var targets = reported[entry.UnitCode];
            if (!targets.TryGetValue(entry.TargetCode, out var slots))
                targets[entry.TargetCode] = slots = new Figures?[YearLayout.Slots];
            slots[slot] = entry.Figures;
        }
        return await keeper.KeepAsync(
            [.. units.Select(unit => new ChangedUnit(unit, workYear, null, Refresh: true, reported[unit]))], cancellationToken);
    }
}
