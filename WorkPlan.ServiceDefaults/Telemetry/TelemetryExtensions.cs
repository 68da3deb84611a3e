using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using WorkPlan.ServiceDefaults.Telemetry.Database;
using WorkPlan.ServiceDefaults.Telemetry.Prometheus;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs: to an OTLP endpoint when one is configured, metrics always at <c>/metrics</c>.</summary>
public static class TelemetryExtensions
{
    /// <summary>
    /// Registers telemetry under a service name, which <c>OTEL_SERVICE_NAME</c> overrides. Nothing is exported, and no span of our own
    /// is made, unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
    /// </summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, string serviceName)
    {
        // ASP.NET Core 10 leaves its request span without tags unless asked; the host reads the switch when it is built.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        var identity = new TelemetryIdentity(serviceName, builder.Environment.EnvironmentName);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section)
            .Validate(options => options.IsUsable, "Telemetry: SlowQuery must be above zero, ShortestDatabaseSpan not below it, and ScrapedFrom networks like 10.1.2.0/24.").ValidateOnStart();
        builder.Services.AddSingleton(identity);
        builder.Services.AddSingleton<TelemetrySdk>();
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddSingleton<PrometheusScrape>();
        builder.Services.AddSingleton<DbCommandTelemetry>();

        builder.AddConsoleScopes();
        builder.QuietenRoutineLogs();
        if (TelemetrySdk.ExportsTo(builder.Configuration)) builder.AddLogExport(identity);
        return builder;
    }

    /// <summary>Starts the exporters and names each request's span after its route. Comes first in the pipeline.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        // Made here rather than on start, so that a run which only migrates is seen too; the container disposes it, which flushes.
        app.Services.GetRequiredService<TelemetrySdk>();
        app.UseMiddleware<ServerSpanMiddleware>();
        return app;
    }

    /// <summary>Serves every subscribed meter as Prometheus text, to this machine and <see cref="TelemetryOptions.ScrapedFrom"/>; to others it is not there.</summary>
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<IOptions<TelemetryOptions>>();
        var off = TelemetrySdk.IsOff(routes.ServiceProvider.GetRequiredService<IConfiguration>());
        routes.MapGet("/metrics", (HttpContext context, PrometheusScrape scrape) =>
        {
            if (!off && options.Value.MayScrape(context.Connection.RemoteIpAddress, context.Request.Headers.ContainsKey("X-Forwarded-For")))
                return scrape.AnswerAsync(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AsProbe();
        return routes;
    }

    /// <summary>Anonymous, not in OpenAPI, not measured and not traced: an endpoint that machines poll.</summary>
    internal static TBuilder AsProbe<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().ExcludeFromDescription().DisableHttpMetrics().WithMetadata(ProbeMetadata.Instance);

    /// <summary>A stream that stays open for minutes: neither measured nor traced, as the slowest request that a service has.</summary>
    public static TBuilder AsStream<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.DisableHttpMetrics().WithMetadata(ProbeMetadata.Instance);

    private static void AddLogExport(this WebApplicationBuilder builder, TelemetryIdentity identity) =>
        builder.Logging.AddOpenTelemetry(options =>
        {
            options.IncludeScopes = true;
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(identity.Describe(ResourceBuilder.CreateEmpty()));
            options.AddOtlpExporter();
        });

    // A line a command or a request says nothing that spans, metrics and warnings do not. What the configuration says wins.
    private static void QuietenRoutineLogs(this WebApplicationBuilder builder)
    {
        string[] categories = [DbLoggerCategory.Database.Command.Name, "Microsoft.AspNetCore", "System.Net.Http.HttpClient", "Yarp.ReverseProxy"];
        foreach (var category in categories.Where(category => builder.Configuration[$"Logging:LogLevel:{category}"] is null))
            builder.Logging.AddFilter(category, LogLevel.Warning);
    }

    // What the configuration says wins; without it every entry carries TraceId and SpanId, and Vietnamese stays readable in JSON.
    private static void AddConsoleScopes(this WebApplicationBuilder builder)
    {
        const string format = "Logging:Console:FormatterOptions:";
        const string formatter = "Logging:Console:FormatterName";
        // In production a program reads the log first.
        if (builder.Environment.IsProduction() && builder.Configuration[formatter] is null)
            builder.Configuration[formatter] = ConsoleFormatterNames.Json;
        builder.Services.AddOptions<SimpleConsoleFormatterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            if (configuration[format + nameof(options.IncludeScopes)] is null) options.IncludeScopes = true;
        });
        builder.Services.AddOptions<JsonConsoleFormatterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            if (configuration[format + nameof(options.IncludeScopes)] is null) options.IncludeScopes = true;
            if (configuration[format + nameof(options.UseUtcTimestamp)] is null) options.UseUtcTimestamp = true;
            options.TimestampFormat ??= "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
        builder.Logging.Configure(options => options.ActivityTrackingOptions |=
            ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId);
    }
}
