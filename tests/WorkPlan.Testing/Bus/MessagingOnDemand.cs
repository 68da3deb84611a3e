using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Testing.Bus;

/// <summary>
/// Bus and dispatchers of a service under test, which start once a test has to do with messages. Most have not, and a bus declares dozens
/// of queues. Until then everything is as if the broker were away: what is published waits in the outbox.
/// </summary>
internal sealed class MessagingOnDemand(IReadOnlyList<IHostedService> services, bool atOnce) : IHostedService
{
    private bool _started;

    /// <summary>Takes the place of those services among the ones that start with the host.</summary>
    /// <param name="services">What the service's Program registered.</param>
    /// <param name="atOnce">Starts with the host all the same, as for a second instance beside one that is connected.</param>
    public static void Defer(IServiceCollection services, bool atOnce)
    {
        var deferred = services.Where(service => service.ServiceType == typeof(IHostedService) && IsOfMessaging(service.ImplementationType)).ToList();
        deferred.ForEach(service => services.Remove(service));
        services.AddSingleton(provider => new MessagingOnDemand(
            [.. deferred.Select(service => (IHostedService)ActivatorUtilities.CreateInstance(provider, service.ImplementationType!))], atOnce));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MessagingOnDemand>());
    }

    public Task StartAsync(CancellationToken cancellationToken) => atOnce ? ConnectAsync(cancellationToken) : Task.CompletedTask;

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_started)
            return;
        _started = true;
        foreach (var service in services)
            await service.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_started)
            return;
        foreach (var service in services.Reverse())
            await service.StopAsync(cancellationToken);
        foreach (var service in services.OfType<IDisposable>())
            service.Dispose();
    }

    private static bool IsOfMessaging(Type? service) =>
        service == typeof(MassTransitHostedService)
        || (service is { IsGenericType: true } && service.GetGenericTypeDefinition() is var generic
            && (generic == typeof(OutboxDispatcher<>) || generic == typeof(OutboxDirectDispatcher<>)));
}
