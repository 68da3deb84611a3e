using Yarp.ReverseProxy.Configuration;

namespace WorkPlan.Benchmarks.Proxies;

/// <summary>YARP as its first sample has it: one route, one cluster, nothing before or behind.</summary>
internal static class BareYarp
{
    public const string Role = "bare-yarp";

    /// <summary>The environment variable that holds the address of the service.</summary>
    public const string Destination = "BENCHMARK_DESTINATION";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "service", Match = new RouteMatch { Path = "{**rest}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "service",
                    Destinations = new Dictionary<string, DestinationConfig>
                    {
                        ["service"] = new() { Address = builder.Configuration[Destination]! },
                    },
                },
            ]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
    }
}
