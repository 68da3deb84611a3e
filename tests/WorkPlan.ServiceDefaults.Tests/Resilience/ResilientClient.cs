using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Resilience;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Resilience;

/// <summary>A client as a service gets it, over a scripted server and a clock that moves by hand.</summary>
internal sealed class ResilientClient : IDisposable
{
    private readonly ServiceProvider _services;

    public ResilientClient(Action<ResilienceOptions>? configure, params Func<CancellationToken, Task<HttpResponseMessage>>[] script)
    {
        Server = new ScriptedServer(Clock, script);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddResilientHttpClient("planning", options =>
            {
                options.Jitter = false;
                configure?.Invoke(options);
            })
            .ConfigurePrimaryHttpMessageHandler(() => Server).Services
            .BuildServiceProvider();
        Http = _services.GetRequiredService<IHttpClientFactory>().CreateClient("planning");
        Http.BaseAddress = new Uri("http://planning");
    }

    public HandClock Clock { get; } = new();

    public ScriptedServer Server { get; }

    public HttpClient Http { get; }

    public Task<HttpResponseMessage> GetAsync() => SendAsync(HttpMethod.Get);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, "/") { Content = content };
        return await Http.SendAsync(request);
    }

    public void Dispose()
    {
        Http.Dispose();
        _services.Dispose();
    }
}
