using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace WorkPlan.Gateway.Routing;

/// <summary>
/// What is the same for every cluster, so that configuration says only what differs: instances are asked for their readiness, and
/// are left out for a while after failed connections, but never all of them.
/// </summary>
internal sealed class ClusterDefaults(IOptions<GatewayOptions> options) : IProxyConfigFilter
{
    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel) => new(cluster with
    {
        LoadBalancingPolicy = cluster.LoadBalancingPolicy ?? "PowerOfTwoChoices",
        HealthCheck = cluster.HealthCheck ?? new HealthCheckConfig
        {
            AvailableDestinationsPolicy = "HealthyOrPanic",
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = options.Value.ProbeInterval,
                Timeout = TimeSpan.FromSeconds(3),
                Policy = "ConsecutiveFailures",
                Path = "/health/ready",
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = "TransportFailureRate",
                ReactivationPeriod = TimeSpan.FromSeconds(5),
            },
        },
        HttpRequest = cluster.HttpRequest ?? new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(30) },
    });

    public ValueTask<RouteConfig> ConfigureRouteAsync(RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) => new(route);
}
