using MassTransit;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>What the other services hear of results: a message for each unit and work year, in parts when there is much.</summary>
internal static class ResultMessages
{
    // A message stays well below the size at which the runtime keeps its bytes apart, and gives them back late.
    private const int MaxFigures = 150;

    public static async Task PublishAsync(
        IPublishEndpoint events, IReadOnlyList<ResultChange> changes, List<ResultWrite> writes, ResultOrigin origin, CancellationToken cancellationToken)
    {
        for (var from = 0; from < changes.Count;)
        {
            var to = from + 1;
            while (to < changes.Count && to - from < MaxFigures && GoTogether(changes[from], changes[to]))
                to++;
            var part = changes.Skip(from).Take(to - from);
            if (changes[from].Before is null)
                await events.Publish(Recorded([.. part], origin), cancellationToken);
            else
                await events.Publish(Corrected([.. part], writes.GetRange(from, to - from), origin), cancellationToken);
            from = to;
        }
    }

    private static bool GoTogether(ResultChange left, ResultChange right) =>
        left.UnitCode == right.UnitCode && left.WorkYear == right.WorkYear && left.Before is null == right.Before is null;

    private static TargetResultRecorded Recorded(ResultChange[] changes, ResultOrigin origin) => new()
    {
        StreamKey = StreamOf(changes[0]),
        Version = changes[^1].Sequence,
        OccurredAt = origin.By.At,
        UnitCode = changes[0].UnitCode,
        WorkYear = changes[0].WorkYear,
        Results = [.. changes.Select(change => new RecordedTargetResult { TargetCode = change.TargetCode, Period = change.PeriodCode, Figures = Of(change.After) })],
    };

    private static TargetResultCorrected Corrected(ResultChange[] changes, List<ResultWrite> writes, ResultOrigin origin) => new()
    {
        StreamKey = StreamOf(changes[0]),
        Version = changes[^1].Sequence,
        OccurredAt = origin.By.At,
        UnitCode = changes[0].UnitCode,
        WorkYear = changes[0].WorkYear,
        Results =
        [
            .. changes.Select((change, index) => new CorrectedTargetResult
            {
                TargetCode = change.TargetCode,
                Period = change.PeriodCode,
                Before = Of(change.Before!),
                After = Of(change.After),
                Reason = writes[index].Reason ?? "",
            }),
        ],
    };

    private static string StreamOf(ResultChange change) => $"results:{change.UnitCode}:{change.WorkYear}";

    private static TargetFigures Of(Figures figures) => new()
    {
        Numerator = figures.Numerator,
        Denominator = figures.Denominator,
        Count = figures.Counted is { } counted && figures.Numerator is null ? counted : figures.Count,
        Parts = figures.Parts is not { } parts ? null :
        [
            .. parts.Select(part => new TargetFigurePart
            {
                Part = part.Key,
                Numerator = part.Value.Numerator,
                Denominator = part.Value.Denominator,
                Count = part.Value.Count,
            }),
        ],
    };
}
