using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkPlan.Testing.Http;

namespace WorkPlan.Gateway.Tests;

/// <summary>The gateway's real Program in front of a service that the test plays: a Kestrel of its own on a free loopback port.</summary>
public sealed class GatewayApp : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings = new()
    {
        ["Authentication:SigningKeys"] = TestTokens.SigningKeys,
        ["Logging:LogLevel:Default"] = "Error",
    };

    private WebApplication? _service;
    private WebApplicationFactory<Program>? _gateway;
    private bool _listens;

    /// <summary>The requests that reached the service.</summary>
    public ConcurrentQueue<(string Method, string Path, IHeaderDictionary Headers)> Received { get; } = [];

    /// <summary>How the service answers; 200 unless told otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public GatewayApp With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Starts a service that answers as planning, and says so to the gateway.</summary>
    public async Task<GatewayApp> WithPlanningAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _service = builder.Build();
        _service.Run(context =>
        {
            if (!context.Request.Path.StartsWithSegments("/health"))
            {
                var headers = new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value));
                Received.Enqueue((context.Request.Method, context.Request.Path, headers));
            }
            return Answer(context);
        });
        await _service.StartAsync();
        return With("services:planning:http:0", PlanningAddress);
    }

    /// <summary>Where the service answers that the test plays.</summary>
    public string PlanningAddress => _service!.Urls.Single();

    /// <summary>The gateway listens on a loopback port of its own, so that its clients have addresses and connections.</summary>
    public GatewayApp OnKestrel()
    {
        _listens = true;
        return this;
    }

    /// <summary>A client of the gateway; without a role it has no token.</summary>
    public HttpClient Client(string? role = "staff", string userId = "user-1", string unitCode = "*")
    {
        _gateway ??= Start();
        var options = new WebApplicationFactoryClientOptions { AllowAutoRedirect = false };
        if (_listens)
            options.BaseAddress = new Uri(Service<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var client = _gateway.CreateClient(options);
        if (role is not null)
        {
            var token = TestTokens.Create([TestTokens.Grant(role, unitCode)], userId);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        return client;
    }

    /// <summary>Something that the running gateway keeps for itself.</summary>
    internal T Service<T>() where T : notnull => _gateway!.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    private WebApplicationFactory<Program> Start()
    {
        var gateway = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in _settings)
                host.UseSetting(key, value);
        });
        if (_listens)
        {
            gateway.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            gateway.StartServer();
        }
        return gateway;
    }
}
