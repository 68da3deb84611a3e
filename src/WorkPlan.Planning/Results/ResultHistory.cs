using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <param name="Sequence">Its number in the log.</param>
/// <param name="Figures">What stood from then on.</param>
/// <param name="Reason">Why what stood before was replaced.</param>
/// <param name="Source">The way in which it came.</param>
/// <param name="SourceId">The report or the import that it came with.</param>
/// <param name="RecordedBy">Who.</param>
/// <param name="RecordedAt">When.</param>
internal sealed record ResultEntryView(
    long Sequence, Figures Figures, string? Reason, ResultSource Source, Guid? SourceId, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>Everything that ever stood for a unit in one target in one period, the newest first.</summary>
internal static class ResultHistory
{
    public static async Task<Ok<IReadOnlyList<ResultEntryView>>> Handle(
        string unit, string target, Period period, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken)).Contains(unit))
            throw new NotFoundException();
        var standing = await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == unit && result.WorkYear == period.WorkYear && result.TargetCode == target && result.PeriodCode == period.Code)
            .Select(result => (long?)result.Sequence).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var history = new List<ResultEntryView>();
        for (long? next = standing; next is { } sequence;)
        {
            var entry = await db.ResultLog.AsNoTracking().SingleAsync(entry => entry.Sequence == sequence, cancellationToken);
            history.Add(new ResultEntryView(
                entry.Sequence, entry.Figures, entry.Reason, entry.Source, entry.SourceId, entry.RecordedBy, entry.RecordedAt));
            next = entry.Previous;
        }
        return TypedResults.Ok<IReadOnlyList<ResultEntryView>>(history);
    }
}
