using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>The units directly below one, and itself, by field of work: how many of their targets stand how, on one page.</summary>
internal static class ReadHeatMap
{
    public static async Task<Ok<HeatMapView>> Handle(
        string unit, int workYear, Period? period, RollupQuery query, PlanningDbContext db, IUnitDirectory directory, UnitScope scope,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await query.DemandUnitAsync(unit, workYear, cancellationToken);
        var within = query.DemandPeriod(workYear, period);
        var fields = await query.DemandFieldAsync(null, cancellationToken);
        var slot = YearLayout.SlotOf(within);
        var readable = await query.ReadableAsync(cancellationToken);
        var tree = await directory.GetAsync(cancellationToken);
        List<string> units = [unit, .. tree.Children(unit).Where(readable.Contains)];
        var scores = await db.UnitScores.AsNoTracking()
            .Where(score => units.Contains(score.UnitCode) && score.WorkYear == workYear && score.Slot == slot && score.FieldCode != UnitScore.EveryField)
            .Join(db.Units, score => score.UnitCode, row => row.Code, (score, row) => new { Score = score, row.Name })
            .ToListAsync(cancellationToken);
        var known = scores.Where(entry => fields.ContainsKey(entry.Score.FieldCode)).ToList();
        var shown = known.Select(entry => entry.Score.FieldCode).ToHashSet();
        return TypedResults.Ok(new HeatMapView(
            unit, workYear, within.Code, await query.IsUpToDateAsync(cancellationToken), await WholeAsync(db, unit, workYear, slot, cancellationToken),
            await WholeAsync(db, unit, workYear - 1, slot, cancellationToken),
            await OwedAsync(),
            [.. fields.Where(field => shown.Contains(field.Key)).Select(field => new HeatField(field.Key, field.Value))],
            [
                .. known.GroupBy(entry => (entry.Score.UnitCode, entry.Name))
                    .OrderBy(row => row.Key.UnitCode != unit).ThenBy(row => row.Key.UnitCode, StringComparer.Ordinal)
                    .Select(row => new HeatRow(
                        row.Key.UnitCode, row.Key.Name, row.Key.UnitCode == unit,
                        [.. row.Select(entry => new HeatCell(entry.Score.FieldCode, CountsView.Of(Own(entry.Score))))])),
            ]));

        async Task<OwedView> OwedAsync()
        {
            var (now, subtree) = (clock.GetUtcNow(), tree.Subtree(unit));
            var owed = await db.Obligations.AsNoTracking()
                .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), obligation => obligation.UnitCode)
                .Where(obligation => subtree.Contains(obligation.UnitCode) && obligation.WorkYear == workYear && obligation.State == ObligationState.Open)
                .GroupBy(obligation => new { Late = obligation.Deadline.DueAt < now, obligation.Kind })
                .Select(group => new { group.Key.Late, group.Key.Kind, Count = group.Count() })
                .ToListAsync(cancellationToken);
            return new OwedView(
                owed.Sum(group => group.Count), owed.Where(group => group.Late).Sum(group => group.Count),
                owed.Where(group => group.Kind == ObligationKind.Supplement).Sum(group => group.Count));
        }
    }

    private static async Task<CountsView> WholeAsync(
        PlanningDbContext db, string unit, int workYear, int slot, CancellationToken cancellationToken) =>
        CountsView.Of((await db.UnitScores.AsNoTracking()
            .Where(score => score.UnitCode == unit && score.WorkYear == workYear && score.Slot == slot && score.FieldCode == UnitScore.EveryField)
            .SingleOrDefaultAsync(cancellationToken))?.Whole() ?? SlotSum.Nothing);

    /// <summary>Of the unit alone: what is below it has rows of its own.</summary>
    private static SlotSum Own(UnitScore score) => new(null, 0, score.Targets, score.Met, score.Exceeded, score.NotMet, score.NotArisen);
}

/// <param name="Counts">Of the unit and everything below it.</param>
/// <param name="YearBefore">The same, one work year earlier, for the same part of the year.</param>
/// <param name="Owed">What the unit and everything below it, and their people, still owe in the year.</param>
/// <param name="Fields">Those with targets, in the order of tables.</param>
internal sealed record HeatMapView(
    string Unit, int WorkYear, string Period, bool UpToDate, CountsView Counts, CountsView YearBefore, OwedView Owed,
    IReadOnlyList<HeatField> Fields, IReadOnlyList<HeatRow> Rows);

/// <param name="Open">In time or late.</param>
/// <param name="Overdue">Of these, late.</param>
/// <param name="Supplements">Of these, documents that no plan has taken up yet.</param>
internal sealed record OwedView(int Open, int Overdue, int Supplements);

internal sealed record HeatField(string Code, string Name);

/// <param name="IsAsked">The unit that was asked for, with its own targets only.</param>
internal sealed record HeatRow(string UnitCode, string UnitName, bool IsAsked, IReadOnlyList<HeatCell> Cells);

internal sealed record HeatCell(string Field, CountsView Counts);
