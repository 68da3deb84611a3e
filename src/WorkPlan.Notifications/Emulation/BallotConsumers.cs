using MassTransit;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Emulation;

/// <summary>Electors are asked to vote. Who has voted is told to nobody, so that the notice stays open until the ballot is closed.</summary>
internal sealed class BallotOpenedConsumer(NoticeBoard board) : IConsumer<BallotOpened>
{
    public async Task Consume(ConsumeContext<BallotOpened> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync($"ballot:{message.BallotId}", message.Version, message.Title, message.UnitCode, context.CancellationToken))
            return;
        await board.PostAsync(
        [
            .. message.ElectorPersonCodes.Select(person => new NoticeDraft(NoticeKinds.BallotOpened, $"{message.BallotId}", Channels.Person(person))
            {
                Matter = Matters.Ballot(message.BallotId),
                SubjectId = $"{message.BallotId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("workYear", message.WorkYear)
            .With("proposals", message.Proposals)),
        ], context.CancellationToken);
    }
}

/// <summary>Electors hear that the count can be read, and held against their own receipt.</summary>
internal sealed class BallotClosedConsumer(NoticeBoard board) : IConsumer<BallotClosed>
{
    public async Task Consume(ConsumeContext<BallotClosed> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync($"ballot:{message.BallotId}", message.Version, message.Title, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(Matters.Ballot(message.BallotId), context.CancellationToken);
        await board.PostAsync(
        [
            .. message.ElectorPersonCodes.Select(person => new NoticeDraft(NoticeKinds.BallotClosed, $"{message.BallotId}", Channels.Person(person))
            {
                SubjectId = $"{message.BallotId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("workYear", message.WorkYear)),
        ], context.CancellationToken);
    }
}
