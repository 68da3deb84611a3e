using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Results;

/// <summary>Takes a batch of results, all or nothing; every bad row is reported with its number and field.</summary>
internal static class RecordResults
{
    public static async Task<Ok<RecordedResultsView>> Handle(
        RecordResultsRequest request, ResultCheck check, ResultWriter writer, CurrentUser user, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        var faults = new RowFaults(texts);
        var writes = await check.CheckAsync(
            [.. request.Results.Select((row, index) => new CandidateResult(index, row.UnitCode, row.TargetCode, row.Period, row.Figures, row.CorrectionReason))],
            faults, cancellationToken);
        if (faults.Total > 0)
        {
            throw new InvalidInputException(faults.First.GroupBy(fault => $"results[{fault.Line}].{fault.Field}")
                .ToDictionary(field => field.Key, field => field.Select(fault => fault.Message).ToArray()));
        }
        await writer.WriteAsync(writes, new ResultOrigin(ResultSource.Batch, new Actor(user.UserId, clock.GetUtcNow())), cancellationToken);
        return TypedResults.Ok(RecordedResultsView.Of(writes));
    }
}
