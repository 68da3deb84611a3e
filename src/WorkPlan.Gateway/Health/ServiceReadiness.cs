using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;

namespace WorkPlan.Gateway.Health;

/// <summary>
/// Asks every instance of every service for its readiness. A service that is down makes the gateway degraded, not dead: the others'
/// requests go on. Whoever asks within a second hears the same: anybody may ask, and must not multiply what the services are asked.
/// </summary>
internal sealed class ServiceReadiness(IProxyStateLookup proxy, IHttpClientFactory clients, TimeProvider clock) : IHealthCheck
{
    public const string ClientName = "readiness";

    /// <summary>Shorter than those wait who ask the gateway how it is: a service that hangs is the answer, not the end of asking.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>At once, so that several that hang are waited for together.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _asking;
    private long _askedAt;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_asking is null || (_asking.IsCompleted && clock.GetElapsedTime(_askedAt) >= Lasts))
                (_asking, _askedAt) = (AskAsync(), clock.GetTimestamp());
            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> AskAsync()
    {
        var states = new ConcurrentDictionary<string, object>();
        var destinations = proxy.GetClusters()
            .SelectMany(cluster => cluster.Destinations.Select(destination => (destination.Key, destination.Value.Model.Config.Address)));
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(destinations, together, async (destination, token) =>
            states[destination.Key] = await IsReadyAsync(destination.Address, token) ? "ready" : "not ready");
        var waiting = states.Where(state => state.Value is not "ready").Select(state => state.Key).Order(StringComparer.Ordinal).ToArray();
        return waiting.Length == 0
            ? HealthCheckResult.Healthy("Every service is ready.", states)
            : HealthCheckResult.Degraded($"Not ready: {string.Join(", ", waiting)}.", data: states);
    }

    private async Task<bool> IsReadyAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.GetAsync(new Uri(new Uri(address), "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
