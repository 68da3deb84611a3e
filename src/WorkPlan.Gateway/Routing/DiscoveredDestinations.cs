using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace WorkPlan.Gateway.Routing;

/// <summary>
/// Turns a destination that is a service's name (<c>http://planning</c>) into the addresses under <c>services:planning:http:N</c>,
/// one destination an instance. A name without addresses is left as it is, for networks whose DNS knows it.
/// </summary>
internal sealed class DiscoveredDestinations(IConfiguration configuration) : IDestinationResolver
{
    public ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        foreach (var (name, destination) in destinations)
        {
            var service = new Uri(destination.Address).Host;
            var addresses = configuration.GetSection($"services:{service}:http").GetChildren()
                .Select(address => address.Value).OfType<string>().ToArray();
            if (addresses.Length == 0)
                resolved[name] = destination;
            for (var instance = 0; instance < addresses.Length; instance++)
                resolved[$"{name}-{instance}"] = destination with { Address = addresses[instance] };
        }
        return ValueTask.FromResult(new ResolvedDestinationCollection(resolved, configuration.GetReloadToken()));
    }
}
