using MassTransit;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Obstacles;

/// <summary>Those who lead the unit that has to remove it now are told; whoever was told before need not do anything any more.</summary>
internal sealed class ObstacleEscalatedConsumer(NoticeBoard board) : IConsumer<ObstacleEscalated>
{
    public async Task Consume(ConsumeContext<ObstacleEscalated> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"obstacle:{message.ObstacleId}", message.Version, null, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(Matters.Obstacle(message.ObstacleId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(
                NoticeKinds.ObstacleEscalated, $"{message.ObstacleId}:{message.Version}", Channels.In(Audience.Leaders, message.ToUnitCode))
            {
                Matter = Matters.Obstacle(message.ObstacleId),
                SubjectId = $"{message.ObstacleId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("summary", message.Summary)
            .With("unit", message.UnitCode)
            .With("from", message.FromUnitCode)
            .With("raisedOn", message.RaisedOn)
            .With("reason", message.Reason),
            context.CancellationToken);
    }
}

internal sealed class ObstacleResolvedConsumer(NoticeBoard board) : IConsumer<ObstacleResolved>
{
    public async Task Consume(ConsumeContext<ObstacleResolved> context)
    {
        var message = context.Message;
        if (await board.IsNewsAsync($"obstacle:{message.ObstacleId}", message.Version, null, message.UnitCode, context.CancellationToken))
            await board.SettleAsync(Matters.Obstacle(message.ObstacleId), context.CancellationToken);
    }
}
