using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>What a unit reported in a work year, by target and period.</summary>
internal static class ReportedFigures
{
    public static async Task<Dictionary<string, Figures?[]>> OfAsync(
        PlanningDbContext db, YearLayout layout, string unitCode, IReadOnlyCollection<string>? targets, CancellationToken cancellationToken)
    {
        var workYear = layout.Year.Year;
        var results = db.Results.AsNoTracking().Where(result => result.UnitCode == unitCode && result.WorkYear == workYear);
        if (targets is not null)
            results = results.Where(result => targets.Contains(result.TargetCode));
        var reported = new Dictionary<string, Figures?[]>();
        await foreach (var row in results.Select(result => new { result.TargetCode, result.PeriodCode, result.Figures })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (layout.SlotOf(row.PeriodCode) is var slot and >= 0)
                (reported.TryGetValue(row.TargetCode, out var slots) ? slots : reported[row.TargetCode] = new Figures?[YearLayout.Slots])[slot] = row.Figures;
        }
        return reported;
    }
}
