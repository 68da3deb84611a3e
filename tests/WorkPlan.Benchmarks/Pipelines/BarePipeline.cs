using MassTransit;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>MassTransit alone on the same broker, with the same limits: published and confirmed, consumed, nothing stored.</summary>
internal sealed class BarePipeline : IPipeline
{
    private readonly IBusControl _bus;

    private BarePipeline(Uri broker)
    {
        var limits = new MessagingOptions();
        _bus = Bus.Factory.CreateUsingRabbitMq(configure =>
        {
            configure.Host(broker);
            // Else each pipeline would get the other's messages, too.
            configure.Message<WorkItemChanged>(message => message.SetEntityName("bare:work-item-changed"));
            configure.ReceiveEndpoint("bare-work-item-changed", queue =>
            {
                queue.PrefetchCount = limits.Prefetch;
                queue.ConcurrentMessageLimit = limits.Concurrency;
                queue.Handler<WorkItemChanged>(context =>
                {
                    Journey.Ended(context.Message.Id);
                    return Task.CompletedTask;
                });
            });
        });
    }

    public Journey Journey { get; } = new();

    public static async Task<BarePipeline> StartAsync(Uri broker)
    {
        var pipeline = new BarePipeline(broker);
        await pipeline._bus.StartAsync();
        return pipeline;
    }

    public Task SendAsync(Guid id)
    {
        Journey.Begun(id);
        return _bus.Publish(WorkItemChanged.Of(id));
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();
}
