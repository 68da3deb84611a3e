using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.ServiceDefaults.Health;

/// <summary>
/// Live: the process answers. Ready: it has started and can do its work. Both in every environment, because it is in production that
/// somebody asks.
/// </summary>
public static class HealthExtensions
{
    /// <summary>Checks with this tag decide about readiness.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Registers the check for a finished start, and turns MassTransit's bus check, where there is a bus, into ours.</summary>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<HealthOptions>().BindConfiguration(HealthOptions.Section)
            .Validate(options => options.BrokerStartGrace >= TimeSpan.Zero, "Health:BrokerStartGrace must not be negative.").ValidateOnStart();
        builder.Services.AddSingleton<BrokerWatch>();
        builder.Services.AddHealthChecks().AddCheck<StartCheck>("start", HealthStatus.Unhealthy, [Ready], Patience);
        builder.Services.PostConfigure<HealthCheckServiceOptions>(BrokerCheck.TakeOver);
        return builder;
    }

    /// <summary>Readiness then asks for an answer from this context's database.</summary>
    public static WebApplicationBuilder AddDatabaseHealth<TDbContext>(this WebApplicationBuilder builder) where TDbContext : DbContext
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck<TDbContext>>("database", HealthStatus.Unhealthy, [Ready], Patience);
        return builder;
    }

    /// <summary><c>/health/live</c> and <c>/health/ready</c>, for anyone who can reach the service: names and states, nothing else.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions
        {
            Predicate = _ => false,
            ResponseWriter = HealthReportWriter.WriteAsync,
        }).AsProbe();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = HealthReportWriter.WriteAsync,
        }).AsProbe();
        return routes;
    }
}
