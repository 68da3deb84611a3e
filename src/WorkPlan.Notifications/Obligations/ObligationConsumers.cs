using System.Globalization;
using MassTransit;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Obligations;

/// <summary>Whoever owes is reminded: the person, or those who plan in the unit.</summary>
internal sealed class ObligationRemindedConsumer(NoticeBoard board) : IConsumer<ObligationReminded>
{
    public Task Consume(ConsumeContext<ObligationReminded> context)
    {
        var (message, line) = (context.Message, context.Message.Obligation);
        var channel = line.DebtorKind == "person" ? Channels.Person(line.DebtorCode) : Channels.In(Audience.Planning, line.DebtorCode);
        return board.PostAsync(ObligationNotices.Of(NoticeKinds.ObligationReminded, message.NoticeId, channel, line, message.OccurredAt), context.CancellationToken);
    }
}

/// <summary>The level above is told of what is overdue.</summary>
internal sealed class ObligationEscalatedConsumer(NoticeBoard board) : IConsumer<ObligationEscalated>
{
    public Task Consume(ConsumeContext<ObligationEscalated> context)
    {
        var message = context.Message;
        return board.PostAsync(
            ObligationNotices.Of(
                NoticeKinds.ObligationEscalated, message.NoticeId, Channels.In(Audience.Leaders, message.ToUnitCode), message.Obligation,
                message.OccurredAt),
            context.CancellationToken);
    }
}

/// <summary>What was owed on the morning before is settled by the new one, paid or not: the new one says it.</summary>
internal sealed class ObligationDigestPreparedConsumer(NoticeBoard board) : IConsumer<ObligationDigestPrepared>
{
    public async Task Consume(ConsumeContext<ObligationDigestPrepared> context)
    {
        var message = context.Message;
        var prefix = $"digest:{message.UnitCode}:";
        if (!await board.IsNewsAsync($"digest:{message.UnitCode}", message.Day.DayNumber, null, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(await board.OpenMattersAsync(prefix, context.CancellationToken), context.CancellationToken);
        var matter = prefix + message.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await board.PostAsync(
        [
            Morning(message, Channels.In(Audience.Planning, message.UnitCode), matter, message.Open, message.Overdue),
            .. message.People.Select(person => Morning(message, Channels.Person(person.PersonCode), matter, person.Open, person.Overdue)),
        ], context.CancellationToken);
    }

    private static NoticeDraft Morning(ObligationDigestPrepared message, string channel, string matter, int open, int overdue) =>
        new NoticeDraft(NoticeKinds.ObligationsToday, $"{message.UnitCode}:{message.Day.DayNumber}", channel)
        {
            Matter = matter,
            UnitCode = message.UnitCode,
            OccurredAt = message.OccurredAt,
        }
        .With("day", message.Day)
        .With("open", open)
        .With("overdue", overdue);
}

/// <summary>A report that came is asked for no more.</summary>
internal sealed class ReportSubmittedConsumer(NoticeBoard board) : IConsumer<ReportSubmitted>
{
    public Task Consume(ConsumeContext<ReportSubmitted> context)
    {
        var message = context.Message;
        return board.SettleAsync(Matters.Report(message.FormCode, message.Period, message.UnitCode), context.CancellationToken);
    }
}

internal static class ObligationNotices
{
    public static NoticeDraft Of(NoticeKind kind, Guid notice, string channel, ObligationLine line, DateTimeOffset occurredAt) =>
        new NoticeDraft(kind, $"{notice}", channel)
        {
            Matter = line is { FormCode: { } form, Period: { } period }
                ? Matters.Report(form, period, line.UnitCode)
                : Matters.Owed(line.Kind, line.DocumentId, line.UnitCode, line.DebtorKind == "person" ? line.DebtorCode : null),
            SubjectId = $"{line.ObligationId}",
            UnitCode = line.UnitCode,
            WorkYear = line.WorkYear,
            DueAt = line.DueAt,
            OccurredAt = occurredAt,
        }
        .With("kind", line.Kind)
        .With("document", line.Document)
        .With("debtor", line.DebtorCode)
        .With("due", line.DueAt);
}
