using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// What <see cref="IPublishEndpoint"/> and <see cref="ISendEndpointProvider"/> of a scope lead to: inside a consumer its own context,
/// elsewhere rows of the scope's database context.
/// </summary>
internal sealed class OutboxScopeProvider<TDbContext>(
    IBus bus,
    TDbContext db,
    OutboxWriter writer,
    Bind<IBus, IClientFactory> clients,
    Bind<IBus, IScopedConsumeContextProvider> consuming,
    IServiceProvider services) : IScopedBusContextProvider<IBus>
    where TDbContext : DbContext
{
    public ScopedBusContext Context { get; } = consuming.Value.HasContext
        ? new ConsumeContextScopedBusContext(consuming.Value.GetContext(), clients.Value)
        : new OutboxScope(bus, db, writer, clients.Value, services);
}

internal sealed class OutboxScope(IBus bus, DbContext db, OutboxWriter writer, IClientFactory clients, IServiceProvider services)
    : ScopedBusContext, OutboxSendContext
{
    public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);

    public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));

    public IScopedClientFactory ClientFactory =>
        field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clients, services)), null);

    public Task AddSend<T>(SendContext<T> context) where T : class
    {
        writer.Add(db, context);
        return Task.CompletedTask;
    }

    public object? GetService(Type serviceType) => services.GetService(serviceType);
}
