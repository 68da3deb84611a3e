using MassTransit;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Inspections;

/// <summary>The unit is told of a finding, and again when it is re-opened.</summary>
internal sealed class FindingRaisedConsumer(NoticeBoard board) : IConsumer<FindingRaised>
{
    public async Task Consume(ConsumeContext<FindingRaised> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"finding:{message.FindingId}", message.Version, message.Statement, message.UnitCode, context.CancellationToken))
            return;
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.FindingRaised, $"{message.FindingId}:{message.Version}", Channels.In(Audience.Planning, message.UnitCode))
            {
                Matter = Matters.Finding(message.FindingId),
                SubjectId = $"{message.FindingId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                DueAt = message.DueAt,
                OccurredAt = message.OccurredAt,
            }
            .With("severity", message.Severity)
            .With("statement", message.Statement)
            .With("remedy", message.Remedy)
            .With("due", message.DueAt),
            context.CancellationToken);
    }
}

/// <summary>Comes after what it verifies; one that comes before waits.</summary>
internal sealed class RemediationVerifiedConsumer(NoticeBoard board) : IConsumer<RemediationVerified>
{
    public async Task Consume(ConsumeContext<RemediationVerified> context)
    {
        var message = context.Message;
        var finding = await Matters.DemandAsync(board, "finding", message.FindingId, context.CancellationToken);
        if (!await board.IsNewsAsync(
            $"finding:{message.FindingId}", message.Version, finding.Title, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(Matters.Finding(message.FindingId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.FindingVerified, $"{message.FindingId}:{message.Version}", Channels.In(Audience.Planning, message.UnitCode))
            {
                SubjectId = $"{message.FindingId}",
                UnitCode = message.UnitCode,
                OccurredAt = message.OccurredAt,
            }
            .With("statement", finding.Title)
            .With("on", message.VerifiedOn),
            context.CancellationToken);
    }
}
