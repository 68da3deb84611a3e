using System.Collections.Concurrent;
using MassTransit;

namespace WorkPlan.Testing.Bus;

/// <summary>Counts, for each message id, how many of the service's queues have finished with the message, well or badly.</summary>
internal sealed class ConsumptionWatch : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, int> _finished = new();

    public int FinishedOf(Guid messageId) => _finished.GetValueOrDefault(messageId);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Count(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Count(context);

    private Task Count(ReceiveContext context)
    {
        if (context.GetMessageId() is { } id)
            _finished.AddOrUpdate(id, 1, (_, count) => count + 1);
        return Task.CompletedTask;
    }
}
