using MassTransit;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

public static class MessagingServices
{
    /// <summary>
    /// The bus of a service: consumers by name, everything published through the outbox of <typeparamref name="TDbContext"/>, every
    /// consumer's effect in one transaction with its inbox row. The service starts and works whether or not the broker is there.
    /// </summary>
    public static IHostApplicationBuilder AddMessaging<TDbContext>(
        this IHostApplicationBuilder builder, Action<MessagingBuilder>? configure = null)
        where TDbContext : DbContext
    {
        var messaging = new MessagingBuilder();
        configure?.Invoke(messaging);
        var service = ServiceName<TDbContext>(builder.Services);
        var services = builder.Services;
        services.AddOptions<MessagingOptions>()
            .Configure(options => options.Service = service)
            .BindConfiguration(MessagingOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new ConsumerTable(messaging.Consumers));
        services.AddSingleton<OutboxHandOff>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton<ParkingLot>();
        services.AddSingleton<Redeliveries>();
        services.AddSingleton<OutboxStore<TDbContext>>();
        services.AddSingleton<IOutboxMeasure>(provider => provider.GetRequiredService<OutboxStore<TDbContext>>());
        services.AddSingleton<ErrorQueueGate>();
        services.AddSingleton<QueueDepths>();
        services.AddSingleton<IInterceptor, OutboxWakeUp>();
        services.AddScoped<IOutboxContextFactory<TDbContext>, InboxContextFactory<TDbContext>>();
        services.AddSingleton<ErrorQueues>();
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<MessagingOptions>>((host, own) =>
        {
            host.ConsumerStopTimeout = own.Value.StopTimeout;
            host.StopTimeout = own.Value.StopTimeout + TimeSpan.FromSeconds(1);
        });
        services.AddMassTransit(bus =>
        {
            // It would tell its makers on the internet of our queues: nothing leaves the network.
            bus.DisableUsageTelemetry();
            foreach (var consumer in messaging.Consumers)
                consumer.Register(bus);
            bus.UsingRabbitMq((context, broker) => BusConfiguration.Configure<TDbContext>(context, broker, messaging.Consumers));
        });
        services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, OutboxScopeProvider<TDbContext>>());
        // After the bus, so that they stop before it.
        services.AddSingleton<OutboxRuns<TDbContext>>();
        services.AddHostedService<OutboxDispatcher<TDbContext>>();
        services.AddHostedService<OutboxDirectDispatcher<TDbContext>>();
        services.AddHostedService<OutboxHousekeeping<TDbContext>>();
        return builder;
    }

    private static string ServiceName<TDbContext>(IServiceCollection services) =>
        services.Select(service => service.ImplementationInstance).OfType<ServiceIdentity>().LastOrDefault()?.Name
        ?? typeof(TDbContext).Name.Replace("DbContext", "", StringComparison.Ordinal).ToLowerInvariant();
}

/// <summary>What <see cref="MessagingBuilder"/> collected.</summary>
internal sealed record ConsumerTable(IReadOnlyList<ConsumerRegistration> Consumers);
