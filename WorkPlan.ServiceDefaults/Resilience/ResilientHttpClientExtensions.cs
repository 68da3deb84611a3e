using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Resilience;

public static class ResilientHttpClientExtensions
{
    /// <summary>
    /// A named client whose calls are bounded in time and number, retried where that is safe, and cut off while the other side fails.
    /// Whatever goes wrong on the way is an <see cref="HttpRequestException"/>.
    /// </summary>
    public static IHttpClientBuilder AddResilientHttpClient(
        this IServiceCollection services, string name, Action<ResilienceOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResilienceMeter>();
        services.AddOptions<ResilienceOptions>(name).BindConfiguration($"{ResilienceOptions.Section}:{name}")
            .Configure(options => configure?.Invoke(options));
        // One a name, not one a handler: handlers are replaced every few minutes, and the circuit must not forget.
        services.AddKeyedSingleton(name, (provider, _) => new HttpPipeline(
            name,
            provider.GetRequiredService<IOptionsMonitor<ResilienceOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ResilienceMeter>()));
        return services
            // The pipeline has its own limits; the client's would cut a retry short.
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(provider => new ResilienceHandler(provider.GetRequiredKeyedService<HttpPipeline>(name)));
    }
}
