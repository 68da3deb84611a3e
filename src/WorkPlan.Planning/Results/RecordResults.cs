using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>Takes a batch of results, all or nothing; every bad row is reported with its number and field.</summary>
internal static class RecordResults
{
    public static async Task<Ok<RecordedResultsView>> Handle(
        RecordResultsRequest request, PlanningDbContext db, UnitScope scope, TargetsOfUnit targetsOfUnit, CurrentUser user, TimeProvider clock,
        Texts texts, CancellationToken cancellationToken)
    {
        var writable = await scope.UnitsAsync(PlanningPermissions.WriteResults, cancellationToken);
        var errors = new Dictionary<string, string[]>();
        foreach (var unit in request.Results.Select(row => row.UnitCode).Distinct().Where(unit => !writable.Contains(unit)))
            throw new ForbiddenException("outside-your-units", unit);

        var by = new Actor(user.UserId, clock.GetUtcNow());
        var (recorded, corrected) = (0, 0);
        foreach (var group in request.Results.Select((row, index) => (Row: row, Index: index)).GroupBy(entry => (entry.Row.UnitCode, entry.Row.Period.WorkYear)))
        {
            var targets = await targetsOfUnit.GetAsync(group.Key.UnitCode, group.Key.WorkYear, cancellationToken);
            var known = await db.Results.Where(result => result.UnitCode == group.Key.UnitCode && result.WorkYear == group.Key.WorkYear)
                .ToDictionaryAsync(result => (result.TargetCode, result.PeriodCode), cancellationToken);
            foreach (var (row, index) in group)
            {
                var standing = known.GetValueOrDefault((row.TargetCode, row.Period.Code));
                if (Refuse(row, targets.GetValueOrDefault(row.TargetCode), standing, by.Today) is { } refusal)
                    errors[$"results[{index}].{refusal.Field}"] = [texts[refusal.Key, refusal.Arguments]];
                else if (standing is null)
                {
                    var result = MeasuredResult.Record(row.UnitCode, row.TargetCode, row.Period, row.Figures, by);
                    known[(row.TargetCode, row.Period.Code)] = result;
                    db.Results.Add(result);
                    recorded++;
                }
                else
                {
                    standing.Correct(row.Figures, row.CorrectionReason!, by);
                    corrected++;
                }
            }
        }
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new RecordedResultsView(recorded, corrected));
    }

    private static Refusal? Refuse(ResultRow row, MeasuredTarget? target, MeasuredResult? standing, DateOnly today)
    {
        if (target is null)
            return new("targetCode", "Result.TargetUnknown", row.TargetCode, row.UnitCode);
        if (!row.Figures.Fit(target.Rule.Measure))
            return target.Rule.Measure == TargetMeasure.Ratio ? new("numerator", "Result.NeedsRatio") : new("count", "Result.NeedsCount");
        if (row.Numerator > row.Denominator)
            return new("numerator", "Result.NumeratorExceeds", row.Numerator, row.Denominator);
        if (WorkYear.Of(row.Period.WorkYear).RangeOf(row.Period).From > today)
            return new("period", "Result.PeriodNotBegun", row.Period);
        if (standing is not null && string.IsNullOrWhiteSpace(row.CorrectionReason))
            return new("correctionReason", "Result.StandsAlready");
        return null;
    }

    private sealed record Refusal(string Field, string Key, params object?[] Arguments);
}
