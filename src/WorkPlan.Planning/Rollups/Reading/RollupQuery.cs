using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>What every reading of aggregates asks first: whether the caller may, and whether the period exists.</summary>
internal sealed class RollupQuery(PlanningDbContext db, UnitScope scope, Texts texts)
{
    public async Task<UnitSet> ReadableAsync(CancellationToken cancellationToken) =>
        await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken);

    /// <summary>The unit's name; what the caller may not see is not there.</summary>
    public async Task<string> DemandUnitAsync(string unit, int workYear, CancellationToken cancellationToken)
    {
        if (workYear is < 2013 or > 2100 || !(await ReadableAsync(cancellationToken)).Contains(unit))
            throw new NotFoundException();
        return await db.Units.Where(known => known.Code == unit).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
    }

    public Period DemandPeriod(int workYear, Period? period)
    {
        if (workYear is < 2013 or > 2100)
            throw new NotFoundException();
        period ??= Period.Year(workYear);
        if (period.WorkYear != workYear)
            throw new InvalidInputException("period", texts["Result.PeriodOfOtherYear", period, workYear]);
        if (period.Kind == PeriodKind.Week)
            throw new InvalidInputException("period", texts["Result.NotByWeek"]);
        return period;
    }

    /// <summary>All fields by code with their names, in the order of tables; refuses a field that is none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DemandFieldAsync(string? field, CancellationToken cancellationToken)
    {
        var fields = await db.Fields.OrderBy(known => known.Ordinal).ThenBy(known => known.Code)
            .Select(known => new { known.Code, known.Name }).ToListAsync(cancellationToken);
        if (field is not null && fields.All(known => known.Code != field))
            throw new InvalidInputException("field", texts["Rollup.FieldUnknown", field]);
        return new OrderedDictionary<string, string>(fields.Select(known => KeyValuePair.Create(known.Code, known.Name)));
    }

    /// <summary>False while a change that reaches further than its own transaction is being worked in.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken) => !await db.RollupWork.AnyAsync(cancellationToken);
}
