using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// What a consumer sees: its publishing becomes rows of its own unit of work. There is nothing to deliver afterwards, because the
/// dispatcher does that; so the pipe is asked to consume exactly once.
/// </summary>
internal sealed class InboxConsumeContext<TMessage>(
    ConsumeContext<TMessage> context, OutboxConsumeOptions options, IServiceProvider services, DbContext db, OutboxWriter writer)
    : OutboxConsumeContextProxy<TMessage>(context, options, services)
    where TMessage : class
{
    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => false;

    public override bool IsOutboxDelivered => true;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    public override Task AddSend<T>(SendContext<T> context)
    {
        writer.Add(db, context);
        return Task.CompletedTask;
    }

    public override Task SetConsumed() => db.SaveChangesAsync(CancellationToken);

    public override Task SetDelivered() => Task.CompletedTask;

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

    public override Task RemoveOutboxMessages() => Task.CompletedTask;
}
