using System.Globalization;
using MassTransit;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Notifications.Notices;
using WorkPlan.SharedKernel;

namespace WorkPlan.Notifications.Tasks;

/// <summary>What a month was, for whoever worked in it.</summary>
internal sealed class WorkDigestPreparedConsumer(NoticeBoard board) : IConsumer<WorkDigestPrepared>
{
    public Task Consume(ConsumeContext<WorkDigestPrepared> context)
    {
        var message = context.Message;
        return board.PostAsync(
            new NoticeDraft(NoticeKinds.WorkDigest, message.Period, Channels.Person(message.PersonCode))
            {
                SubjectId = message.PersonCode,
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("from", message.From)
            .With("to", message.To)
            .With("done", message.Done)
            .With("late", message.DoneLate)
            .With("due", message.Due)
            .With("overdue", message.Overdue)
            .With("effort", message.EffortDays)
            .With("capacity", message.CapacityDays)
            .With("leave", message.LeaveDays),
            context.CancellationToken);
    }
}

/// <summary>A title that ends: its holder and the head are told of each step, the later in place of the earlier.</summary>
internal sealed class TitleExpiringConsumer(NoticeBoard board) : IConsumer<TitleExpiring>
{
    public async Task Consume(ConsumeContext<TitleExpiring> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(message.StreamKey, message.Version, null, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(message.StreamKey, context.CancellationToken);
        await board.PostAsync(
        [
            .. new[] { Channels.Person(message.PersonCode), Channels.In(Audience.Leaders, message.UnitCode) }.Select(channel =>
                new NoticeDraft(NoticeKinds.TitleExpiring, string.Create(CultureInfo.InvariantCulture, $"{message.StreamKey}:{message.Version}"), channel)
                {
                    Matter = message.StreamKey,
                    SubjectId = message.PersonCode,
                    UnitCode = message.UnitCode,
                    DueAt = VietnamTime.EndOf(message.LastDay),
                    OccurredAt = message.OccurredAt,
                }
                .With("person", message.FullName)
                .With("title", message.JudicialTitle ?? message.ManagementTitle)
                .With("lastDay", message.LastDay)
                .With("days", message.DaysLeft)
                .With("tasks", message.TaskIds.Count)),
        ], context.CancellationToken);
    }
}

/// <summary>The title goes on, or is over.</summary>
internal sealed class TitleExpirySettledConsumer(NoticeBoard board) : IConsumer<TitleExpirySettled>
{
    public async Task Consume(ConsumeContext<TitleExpirySettled> context)
    {
        var message = context.Message;
        if (await board.IsNewsAsync(message.StreamKey, message.Version, null, null, context.CancellationToken))
            await board.SettleAsync(message.StreamKey, context.CancellationToken);
    }
}

/// <summary>Whoever was transferred hands over, the head of the unit that was left receives, the head of the other one knows who has come.</summary>
internal sealed class PersonTransferredConsumer(NoticeBoard board) : IConsumer<PersonTransferred>
{
    public async Task Consume(ConsumeContext<PersonTransferred> context)
    {
        var message = context.Message;
        var matter = Matters.HandOver(message.HandOverId);
        await board.PostAsync(
        [
            Draft(message, NoticeKinds.PersonTransferred, Channels.Person(message.PersonCode), $"{message.HandOverId}", matter),
            Draft(message, NoticeKinds.PersonLeft, Channels.In(Audience.Leaders, message.FromUnitCode), $"{message.HandOverId}", matter),
            Draft(message, NoticeKinds.PersonJoined, Channels.In(Audience.Leaders, message.ToUnitCode), message.PersonCode, null),
        ], context.CancellationToken);
        // Nothing to hand over, or received before the transfer was told of.
        if (message.OpenTasks == 0 || await board.SourceAsync(matter, context.CancellationToken) is not null)
            await board.SettleAsync(matter, context.CancellationToken);
    }

    private static NoticeDraft Draft(PersonTransferred message, NoticeKind kind, string channel, string subject, string? matter) =>
        new NoticeDraft(kind, $"{message.TransferId}", channel)
        {
            Matter = matter,
            SubjectId = subject,
            UnitCode = kind == NoticeKinds.PersonLeft ? message.FromUnitCode : message.ToUnitCode,
            OccurredAt = message.OccurredAt,
        }
        .With("person", message.FullName)
        .With("from", message.FromUnitCode)
        .With("to", message.ToUnitCode)
        .With("effectiveOn", message.EffectiveOn)
        .With("tasks", message.OpenTasks);
}

/// <summary>What was left has been received; the transfer that opened it may be told of later.</summary>
internal sealed class HandOverReceivedConsumer(NoticeBoard board) : IConsumer<HandOverReceived>
{
    public async Task Consume(ConsumeContext<HandOverReceived> context)
    {
        var message = context.Message;
        var matter = Matters.HandOver(message.HandOverId);
        await board.IsNewsAsync(matter, message.Version, null, message.UnitCode, context.CancellationToken);
        await board.SettleAsync(matter, context.CancellationToken);
    }
}
