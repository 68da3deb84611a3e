using System.Globalization;
using MassTransit;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Obligations;

/// <summary>Whoever owes is reminded: the person, or those who plan in the unit.</summary>
internal sealed class ObligationRemindedConsumer(NoticeBoard board) : IConsumer<ObligationReminded>
{
    public async Task Consume(ConsumeContext<ObligationReminded> context)
    {
        var (message, line) = (context.Message, context.Message.Obligation);
        if (await board.IsOverAsync(line, message.OccurredAt, context.CancellationToken))
            return;
        var channel = line.DebtorKind == "person" ? Channels.Person(line.DebtorCode) : Channels.In(Audience.Planning, line.DebtorCode);
        await board.PostAsync(ObligationNotices.Of(NoticeKinds.ObligationReminded, message.NoticeId, channel, line, message.OccurredAt), context.CancellationToken);
    }
}

/// <summary>The level above is told of what is overdue.</summary>
internal sealed class ObligationEscalatedConsumer(NoticeBoard board) : IConsumer<ObligationEscalated>
{
    public async Task Consume(ConsumeContext<ObligationEscalated> context)
    {
        var message = context.Message;
        if (await board.IsOverAsync(message.Obligation, message.OccurredAt, context.CancellationToken))
            return;
        await board.PostAsync(
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

/// <summary>An answer that came is asked for no more: by a version of the plan, or because nothing has to change.</summary>
internal sealed class SupplementAnsweredConsumer(NoticeBoard board) : IConsumer<SupplementAnswered>
{
    public Task Consume(ConsumeContext<SupplementAnswered> context)
    {
        var message = context.Message;
        return board.SettleAsync(
            [.. message.Documents.Select(document => Matters.Owed(Matters.Supplement, document.DocumentId, message.UnitCode))], context.CancellationToken);
    }
}

/// <summary>A question waits for the unit's answer; of a unit that was succeeded the heir is told.</summary>
internal sealed class InquiryAskedConsumer(NoticeBoard board) : IConsumer<InquiryAsked>
{
    public async Task Consume(ConsumeContext<InquiryAsked> context)
    {
        var message = context.Message;
        var matter = Matters.Inquiry(message.InquiryId);
        if (!await board.IsNewsAsync(matter, message.Version, message.Subject, message.ToUnitCode, context.CancellationToken))
            return;
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.InquiryAsked, $"{message.InquiryId}", Channels.In(Audience.Planning, message.ToUnitCode))
            {
                Matter = matter,
                SubjectId = $"{message.InquiryId}",
                UnitCode = message.ToUnitCode,
                WorkYear = message.WorkYear,
                DueAt = message.DueAt,
                OccurredAt = message.OccurredAt,
            }
            .With("unit", message.UnitCode)
            .With("subject", message.Subject)
            .With("due", message.DueAt),
            context.CancellationToken);
    }
}

/// <summary>Nobody waits for an answer any longer; whoever asked is told that there is one.</summary>
internal sealed class InquirySettledConsumer(NoticeBoard board) : IConsumer<InquirySettled>
{
    public async Task Consume(ConsumeContext<InquirySettled> context)
    {
        var message = context.Message;
        var matter = Matters.Inquiry(message.InquiryId);
        if (!await board.IsNewsAsync(matter, message.Version, message.Subject, message.ToUnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(matter, context.CancellationToken);
        if (message.AnsweredOn is not { } on)
            return;
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.InquiryAnswered, $"{message.InquiryId}", Channels.In(Audience.Planning, message.UnitCode))
            {
                SubjectId = $"{message.InquiryId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("unit", message.ToUnitCode)
            .With("subject", message.Subject)
            .With("number", message.AnswerNumber)
            .With("on", on),
            context.CancellationToken);
    }
}

/// <summary>
/// What was waived is asked for no more. It is remembered: a reminder that was on its way meanwhile says nothing any longer; one that
/// comes after it was owed anew does.
/// </summary>
internal sealed class ObligationWaivedConsumer(NoticeBoard board) : IConsumer<ObligationWaived>
{
    public async Task Consume(ConsumeContext<ObligationWaived> context)
    {
        var (line, at) = (context.Message.Obligation, context.Message.OccurredAt);
        if (await board.IsNewsAsync(ObligationNotices.WaivedKey(line), at.UtcTicks, null, line.UnitCode, context.CancellationToken))
            await board.SettleAsync(ObligationNotices.MatterOf(line), context.CancellationToken);
    }
}

/// <summary>
/// A report that came is asked for no more, whoever had to see to it. It is remembered: a reminder that was on its way meanwhile says
/// nothing any longer.
/// </summary>
internal sealed class ReportSubmittedConsumer(NoticeBoard board) : IConsumer<ReportSubmitted>
{
    public async Task Consume(ConsumeContext<ReportSubmitted> context)
    {
        var message = context.Message;
        foreach (var unit in (message.AlsoForUnitCodes ?? []).Prepend(message.UnitCode))
        {
            var matter = Matters.Report(message.FormCode, message.Period, unit);
            if (await board.IsNewsAsync(matter, message.Version, message.FormName, unit, context.CancellationToken))
                await board.SettleAsync(matter, context.CancellationToken);
        }
    }
}

internal static class ObligationNotices
{
    /// <summary>True of a report that has come already, and of what was waived since.</summary>
    public static async Task<bool> IsOverAsync(this NoticeBoard board, ObligationLine line, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        (ReportOf(line) is { } report && await board.SourceAsync(report, cancellationToken) is not null)
        || (await board.SourceAsync(WaivedKey(line), cancellationToken) is { } waived && waived.Version >= asOf.UtcTicks);

    public static string WaivedKey(ObligationLine line) => $"waived:{line.ObligationId}";

    public static string MatterOf(ObligationLine line) =>
        ReportOf(line) ?? (line.InquiryId is { } inquiry ? Matters.Inquiry(inquiry) : null) ?? Matters.Owed(line.Kind, line.DocumentId, line.UnitCode, line.DebtorKind == "person" ? line.DebtorCode : null);

    public static NoticeDraft Of(NoticeKind kind, Guid notice, string channel, ObligationLine line, DateTimeOffset occurredAt) =>
        new NoticeDraft(kind, $"{notice}", channel)
        {
            Matter = MatterOf(line),
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

    private static string? ReportOf(ObligationLine line) => line is { FormCode: { } form, Period: { } period }
        ? Matters.Report(form, period, line.ReportingUnitCode ?? line.UnitCode)
        : null;
}
