using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

internal sealed record ResultView(string UnitCode, string TargetCode, string Period, Figures Figures, long Sequence);

/// <summary>The figures that stand for a unit in a work year, by target and period.</summary>
internal static class ListResults
{
    public static async Task<Ok<Page<ResultView>>> Handle(
        string unit, int workYear, string? target, string? period, int? page, int? pageSize, PlanningDbContext db, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken)).Contains(unit))
            throw new NotFoundException();
        var (number, size) = (page ?? 1, pageSize ?? PageQuery.DefaultPageSize);
        if (number is < 1 or > 1_000_000)
            throw new InvalidInputException("page", texts["Page.Range", 1, 1_000_000]);
        if (size is < 1 or > PageQuery.MaxPageSize)
            throw new InvalidInputException("pageSize", texts["Page.Range", 1, PageQuery.MaxPageSize]);
        var results = db.Results.AsNoTracking().Where(result => result.UnitCode == unit && result.WorkYear == workYear);
        if (target is not null)
            results = results.Where(result => result.TargetCode == target);
        if (period is not null)
            results = results.Where(result => result.PeriodCode == period);
        var total = await results.CountAsync(cancellationToken);
        var found = await results.OrderBy(result => result.TargetCode).ThenBy(result => result.PeriodCode)
            .Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ResultView>(
            [.. found.Select(result => new ResultView(result.UnitCode, result.TargetCode, result.PeriodCode, result.Figures, result.Sequence))],
            number, size, total));
    }
}
