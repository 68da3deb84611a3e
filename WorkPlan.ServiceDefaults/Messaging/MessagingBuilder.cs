using MassTransit;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>The consumers of a service, one line each.</summary>
public sealed class MessagingBuilder
{
    private readonly List<ConsumerRegistration> _consumers = [];

    internal IReadOnlyList<ConsumerRegistration> Consumers => _consumers;

    /// <summary>Gives the consumer its own queue <c>&lt;service&gt;-&lt;consumer&gt;</c>.</summary>
    public MessagingBuilder Add<TConsumer>() where TConsumer : class, IConsumer
    {
        var consumer = ConsumerRegistration.Of<TConsumer>();
        if (_consumers.Exists(other => other.Name == consumer.Name))
            throw new InvalidOperationException($"Two consumers would share the queue of {consumer.Name}; rename {typeof(TConsumer).FullName}.");
        _consumers.Add(consumer);
        return this;
    }
}
