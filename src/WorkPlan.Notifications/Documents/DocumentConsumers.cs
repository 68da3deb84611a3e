using MassTransit;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Documents;

/// <summary>A document from above concerns those who plan, in every unit that it addresses.</summary>
internal sealed class DirectiveReceivedConsumer(NoticeBoard board) : IConsumer<DirectiveReceived>
{
    public async Task Consume(ConsumeContext<DirectiveReceived> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"document:{message.DocumentId}", message.Version, message.Number ?? message.Abstract, message.ScopeUnitCode, context.CancellationToken))
            return;
        var kind = message.RequiresSupplement ? NoticeKinds.SupplementRequired : NoticeKinds.DirectiveReceived;
        // Once for each document: a correction in the register is no new document.
        await board.PostAsync(
            new NoticeDraft(kind, $"{message.DocumentId}", Channels.Below(Audience.Planning, message.ScopeUnitCode))
            {
                Matter = Matters.Document(message.DocumentId),
                SubjectId = $"{message.DocumentId}",
                UnitCode = message.ScopeUnitCode,
                WorkYear = message.AppliesToWorkYear,
                DueAt = message.DisseminationDueAt,
                OccurredAt = message.OccurredAt,
            }
            .With("document", message.Number ?? message.Abstract)
            .With("abstract", message.Abstract)
            .With("issuer", message.Issuer)
            .With("receivedOn", message.ReceivedOn)
            .With("due", message.DisseminationDueAt),
            context.CancellationToken);
    }
}

/// <summary>Nothing is owed from the old document any longer.</summary>
internal sealed class DirectiveSupersededConsumer(NoticeBoard board) : IConsumer<DirectiveSuperseded>
{
    public async Task Consume(ConsumeContext<DirectiveSuperseded> context)
    {
        var message = context.Message;
        var (old, next) = (
            await Matters.DemandAsync(board, "document", message.DocumentId, context.CancellationToken),
            await Matters.DemandAsync(board, "document", message.SupersededByDocumentId, context.CancellationToken));
        await board.SettleAsync(Matters.Document(message.DocumentId), context.CancellationToken);
        foreach (var owed in new[] { Matters.Acknowledge, Matters.Supplement })
        {
            await board.SettleAsync(
                await board.OpenMattersAsync(Matters.Owed(owed, message.DocumentId, ""), context.CancellationToken), context.CancellationToken);
        }
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.DirectiveSuperseded, $"{message.DocumentId}", Channels.Below(Audience.Planning, old.UnitCode!))
            {
                SubjectId = $"{message.SupersededByDocumentId}",
                UnitCode = old.UnitCode,
                OccurredAt = message.OccurredAt,
            }
            .With("document", old.Title)
            .With("by", next.Title)
            .With("on", message.SupersededOn),
            context.CancellationToken);
    }
}

/// <summary>Everybody who has not acknowledged is asked once; who has is asked no more.</summary>
internal sealed class DisseminationProgressedConsumer(NoticeBoard board) : IConsumer<DisseminationProgressed>
{
    public async Task Consume(ConsumeContext<DisseminationProgressed> context)
    {
        var message = context.Message;
        var document = message.DocumentNumber ?? message.DocumentAbstract;
        if (!await board.IsNewsAsync(
            $"dissemination:{message.DocumentId}:{message.UnitCode}", message.Version, document, message.UnitCode, context.CancellationToken))
            return;
        var missing = message.Missing.Select(person => person.PersonCode).ToHashSet();
        var asked = $"{Matters.Owed(Matters.Acknowledge, message.DocumentId, "")}{message.UnitCode}:";
        var open = await board.OpenMattersAsync(asked, context.CancellationToken);
        await board.SettleAsync([.. open.Where(matter => !missing.Contains(matter[asked.Length..]))], context.CancellationToken);
        await board.PostAsync(
        [
            .. missing.Select(person => new NoticeDraft(NoticeKinds.DocumentToAcknowledge, $"{message.DocumentId}", Channels.Person(person))
            {
                Matter = $"{asked}{person}",
                SubjectId = $"{message.DocumentId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                DueAt = message.DueAt,
                OccurredAt = message.OccurredAt,
            }
            .With("document", document)
            .With("abstract", message.DocumentAbstract)
            .With("due", message.DueAt)),
        ], context.CancellationToken);
    }
}
