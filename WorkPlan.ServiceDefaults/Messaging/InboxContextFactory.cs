using System.Diagnostics;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// One transaction around a consumer: the inbox row, the effect and the outgoing rows are all there or none of them is.
/// </summary>
internal sealed class InboxContextFactory<TDbContext>(
    TDbContext db, IServiceProvider services, OutboxWriter writer, ParkingLot parking, Redeliveries redeliveries, MessagingMetrics metrics)
    : IOutboxContextFactory<TDbContext>
    where TDbContext : DbContext
{
    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var message = context.MessageId ?? throw new MessageException(typeof(T), "A message without an id cannot be consumed exactly once.");
        var queue = context.ReceiveContext.InputAddress.Segments[^1];
        using var inHand = metrics.TakenInHand(queue);
        var started = Stopwatch.GetTimestamp();
        var dealtWith = await db.Database.CreateExecutionStrategy().ExecuteAsync(
            cancellationToken => ConsumeOnceAsync(context, options, next, queue, message, cancellationToken), context.CancellationToken);
        if (dealtWith)
            metrics.Consumed(queue, context.SentTime);
        // MassTransit moves a message that nobody reports as consumed to another queue.
        else
            await context.NotifyConsumed(context, Stopwatch.GetElapsedTime(started), options.ConsumerType);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");

    /// <summary>False when the consumer's effect was not wanted: the message is a duplicate, or it comes again later.</summary>
    private async Task<bool> ConsumeOnceAsync<T>(
        ConsumeContext<T> context,
        OutboxConsumeOptions options,
        IPipe<OutboxConsumeContext<T>> next,
        string queue,
        Guid message,
        CancellationToken cancellationToken)
        where T : class
    {
        db.ChangeTracker.Clear();
        NotYetKnownException unknown;
        if (await redeliveries.GoesRoundAsync(db, context.ReceiveContext, queue, message, cancellationToken))
            return false;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await db.RunAsync(MessagingSql.For(db).EnterInbox, cancellationToken, ("@consumer", queue), ("@message", message)) == 0)
            {
                metrics.Duplicate(queue);
                return false;
            }
            try
            {
                await next.Send(new InboxConsumeContext<T>(context, options, services, db, writer));
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            catch (NotYetKnownException exception)
            {
                unknown = exception;
            }
            catch (OperationCanceledException exception) when (!context.CancellationToken.IsCancellationRequested)
            {
                // MassTransit would take it for the end of the service and ask for the message again, without end.
                throw new TimeoutException($"The consumer on {queue} gave up waiting.", exception);
            }
        }
        db.ChangeTracker.Clear();
        await parking.ParkAsync(db, context.ReceiveContext, queue, message, unknown, cancellationToken);
        return false;
    }
}
