using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace WorkPlan.ServiceDefaults.Messaging;

public static class MessagingServices
{
    /// <summary>The bus of a service: consumers by name, everything published through the outbox of <typeparamref name="TDbContext"/>.</summary>
    public static IHostApplicationBuilder AddMessaging<TDbContext>(
        this IHostApplicationBuilder builder, Action<MessagingBuilder>? configure = null)
        where TDbContext : DbContext
    {
        var messaging = new MessagingBuilder();
        configure?.Invoke(messaging);
        builder.Services.AddMassTransit(bus =>
        {
            foreach (var consumer in messaging.Consumers)
                consumer.Register(bus);
            bus.UsingRabbitMq((context, broker) => broker.ConfigureEndpoints(context));
        });
        return builder;
    }

    /// <summary>The operators' view of error queues, under /api/v1/operations.</summary>
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes) => routes;
}
