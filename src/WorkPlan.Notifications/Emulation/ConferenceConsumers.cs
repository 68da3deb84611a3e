using MassTransit;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Notifications.Notices;
using WorkPlan.SharedKernel;

namespace WorkPlan.Notifications.Emulation;

/// <summary>Those who look after emulation in the unit hear that its conference is due, and that it is overdue; not of one that was held meanwhile.</summary>
internal sealed class ConferenceRemindedConsumer(NoticeBoard board) : IConsumer<ConferenceReminded>
{
    public async Task Consume(ConsumeContext<ConferenceReminded> context)
    {
        var message = context.Message;
        var matter = Matters.Conference(message.WorkYear, message.UnitCode);
        if (await board.SourceAsync(matter, context.CancellationToken) is not null)
            return;
        await board.PostAsync(
            new NoticeDraft(
                message.Overdue ? NoticeKinds.ConferenceOverdue : NoticeKinds.ConferenceDue, $"{message.NoticeId}",
                Channels.In(Audience.Emulation, message.UnitCode))
            {
                Matter = matter,
                SubjectId = $"{message.CampaignId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                DueAt = VietnamTime.EndOf(message.DueOn),
                OccurredAt = message.OccurredAt,
            }
            .With("workYear", message.WorkYear)
            .With("on", message.DueOn)
            .With("calledFor", message.CalledFor)
            .With("campaign", message.Campaign),
            context.CancellationToken);
    }
}

/// <summary>A conference that was held is asked for no more; it is remembered for a reminder that is still on its way.</summary>
internal sealed class ConferenceHeldConsumer(NoticeBoard board) : IConsumer<ConferenceHeld>
{
    public async Task Consume(ConsumeContext<ConferenceHeld> context)
    {
        var message = context.Message;
        var matter = Matters.Conference(message.WorkYear, message.UnitCode);
        if (await board.IsNewsAsync(matter, message.Version, null, message.UnitCode, context.CancellationToken))
            await board.SettleAsync(matter, context.CancellationToken);
    }
}
