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
        var rows = request.Results.Select((row, index) =>
            new CandidateResult(index, row.UnitCode, row.TargetCode, row.Period, row.Figures, row.CorrectionReason) { Seen = row.Seen }).ToList();
        var written = await writer.WriteAsync(
            rows.Count, check.CheckAsync(rows, faults, passOver: false, cancellationToken), new ResultOrigin(ResultSource.Batch, new Actor(user.UserId, clock.GetUtcNow())),
            () => faults.Total == 0, cancellationToken);
        if (faults.Total > 0)
        {
            throw new InvalidInputException(faults.First.GroupBy(fault => $"results[{fault.Line}].{fault.Field}")
                .ToDictionary(field => field.Key, field => field.Select(fault => fault.Message).ToArray()));
        }
        return TypedResults.Ok(new RecordedResultsView(written.Recorded, written.Corrected));
    }
}
