using MassTransit;
using MassTransit.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>How every queue of every service is set up: one place.</summary>
internal static class BusConfiguration
{
    public static string QueueName(MessagingOptions options, ConsumerRegistration consumer) => $"{options.Service}-{consumer.Name}";

    public static string ErrorQueueName(string queue) => $"{queue}_error";

    public static void Configure<TDbContext>(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator broker, IReadOnlyList<ConsumerRegistration> consumers)
        where TDbContext : DbContext
    {
        var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
        var address = BrokerAddress.Of(context.GetRequiredService<IConfiguration>());
        broker.Host(address.Host, address.Port, address.VirtualHost, options.Service, host =>
        {
            host.Username(address.User);
            host.Password(address.Password);
            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            if (address.Tls)
                host.UseSsl();
            if (options.ClusterNodes.Count > 0)
            {
                host.UseCluster(cluster =>
                {
                    foreach (var node in options.ClusterNodes.Prepend($"{address.Host}:{address.Port}"))
                        cluster.Node(node);
                });
            }
        });
        var metrics = context.GetRequiredService<MessagingMetrics>();
        foreach (var consumer in consumers)
        {
            metrics.Expect(QueueName(options, consumer));
            broker.ReceiveEndpoint(QueueName(options, consumer), queue => Configure<TDbContext>(context, queue, options, consumer));
        }
    }

    private static void Configure<TDbContext>(
        IBusRegistrationContext context, IRabbitMqReceiveEndpointConfigurator queue, MessagingOptions options, ConsumerRegistration consumer)
        where TDbContext : DbContext
    {
        var errorQueue = ErrorQueueName(QueueName(options, consumer));
        queue.Durable = true;
        queue.PrefetchCount = options.Prefetch;
        queue.ConcurrentMessageLimit = options.Concurrency;
        // A failure is told by the error queue, not by a message that nobody consumes.
        queue.PublishFaults = false;
        // Also for what the broker itself gives up; bound at start, because a missing exchange swallows dead letters.
        queue.BindDeadLetterQueue(errorQueue, errorQueue, binding =>
        {
            if (options.QueueType == QueueType.Quorum)
                binding.SetQueueArgument("x-queue-type", "quorum");
        });
        if (options.QueueType == QueueType.Quorum)
        {
            queue.SetQuorumQueue();
            queue.SetQueueArgument("x-delivery-limit", options.DeliveryLimit);
        }
        var toErrorQueue = new ErrorQueueFilter(errorQueue);
        queue.ConfigureError(pipe => pipe.UseFilter(toErrorQueue));
        queue.ConfigureDeadLetter(pipe => pipe.UseFilter(toErrorQueue));
        // Nothing is wrong with a message whose database is busy or away, and no other of the queue would fare better. Each fault is one
        // policy's: what one has tried in vain the other lets pass.
        queue.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(DatabaseFaults.IsUnavailable);
            retry.Intervals(options.DatabaseWaits.ToArray());
        });
        queue.UseMessageRetry(retry =>
        {
            retry.Intervals(options.Retries.ToArray());
            // It would refuse again, or has waited its time.
            retry.Ignore<DomainRuleException>();
            retry.Ignore<NotYetKnownException>();
            retry.Ignore<DeliveryLimitException>();
            retry.Ignore<Exception>(DatabaseFaults.IsUnavailable);
        });
        // Inside the retry: each attempt has its own scope, context and transaction.
        queue.ConnectConsumerConfigurationObserver(new OutboxConsumePipeSpecificationObserver<TDbContext>(queue, context));
        queue.ConfigureConsumer(context, consumer.Type);
    }
}
