using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using WorkPlan.Gateway.Client;
using WorkPlan.Gateway.Health;
using WorkPlan.Gateway.Limits;
using WorkPlan.Gateway.OpenApi;
using WorkPlan.Gateway.Operations;
using WorkPlan.Gateway.Routing;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace WorkPlan.Gateway;

/// <summary>The gateway authenticates, limits, routes, and gathers descriptions and health. It holds no business rules and no state.</summary>
internal static class GatewayServices
{
    /// <summary>How a route of the configuration says that it has no time limit.</summary>
    private const string NoTimeout = "Disable";

    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section)
            .Validate(options => options.IsUsable, "Gateway: limits must be positive, proxies addresses, and gateways http addresses.").ValidateOnStart();
        var options = builder.Configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new();

        builder.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
        builder.Services.AddSingleton<IProxyConfigFilter, ClusterDefaults>();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .AddTransforms(IdentityHeaders.Strip);
        builder.Services.AddAuthorizationBuilder().AddPolicy("signed-in", policy => policy.RequireAuthenticatedUser());

        builder.Services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = new() { Timeout = options.RequestTimeout, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout };
            timeouts.AddPolicy("upload", new RequestTimeoutPolicy { Timeout = options.UploadTimeout, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        });
        builder.Services.AddGatewayRateLimits(options);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.CorsOrigins)
            .WithHeaders("Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Accept-Language")
            .WithExposedHeaders("ETag", "Location", "Retry-After")
            .WithMethods("GET", "POST", "PUT", "DELETE")));
        builder.Services.AddTrustedProxies(options);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.RequestHeadersTimeout = options.HeadersTimeout);

        builder.Services.AddHttpClient(ServiceReadiness.ClientName, client => client.Timeout = ServiceReadiness.Patience);
        builder.Services.AddSingleton<ServiceReadiness>();
        builder.AddSystemOperations();
        builder.Services.AddHealthChecks().AddCheck<ServiceReadiness>("services", tags: [HealthExtensions.Ready]);
        return builder;
    }

    /// <summary>What must come before everything else: who the client is, as far as trusted proxies tell, and what browsers are told.</summary>
    public static WebApplication UseGateway(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        // Before signing in: a refusal, too, must be readable by a page that may call.
        app.UseCors();
        app.UseWebClient();
        // Before signing in: a flood of made-up tokens must not cost a check of each signature.
        app.UseMiddleware<AddressLimit>();
        return app;
    }

    public static WebApplication MapGateway(this WebApplication app)
    {
        // After signing in, because this limit is the user's.
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseApiPage();
        // Only where no web client was built: it answers earlier.
        app.MapGet("/", () => TypedResults.Redirect("/openapi")).AllowAnonymous().ExcludeFromDescription();
        app.MapSystemOperations();
        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<UnavailableAnswers>();
            proxy.UseMiddleware<SafeRetries>();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        }).ConfigureEndpoints((endpoint, route) =>
        {
            // What may last as long as it likes is a stream.
            if (string.Equals(route.TimeoutPolicy, NoTimeout, StringComparison.OrdinalIgnoreCase))
                endpoint.AsStream();
        }).SignedInSuffices(because: "the service behind demands the permission");
        return app;
    }
}
