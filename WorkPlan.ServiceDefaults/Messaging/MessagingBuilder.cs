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
        _consumers.Add(ConsumerRegistration.Of<TConsumer>());
        return this;
    }
}
