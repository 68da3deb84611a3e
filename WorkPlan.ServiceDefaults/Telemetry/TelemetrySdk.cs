using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Telemetry.Prometheus;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>
/// Owns the tracer and meter providers for as long as the service lives. The container disposes it after everything that was made
/// later, so what services say while they stop is still sent.
/// </summary>
internal sealed class TelemetrySdk : IDisposable, IAsyncDisposable
{
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Yarp.ReverseProxy", "WorkPlan.*"];
    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Microsoft.EntityFrameworkCore", "MassTransit", "Polly", "WorkPlan.*"];

    /// <summary>
    /// What the platform would count several times a request for each reader, and nobody looks at: requests say the same by route, status
    /// and duration. Not heard at all, they cost nothing.
    /// </summary>
    private static readonly HashSet<string> Unwatched =
    [
        "aspnetcore.authentication.authenticate.duration", "aspnetcore.authorization.attempts", "aspnetcore.routing.match_attempts",
        "aspnetcore.memory_pool.pooled", "aspnetcore.memory_pool.rented", "aspnetcore.memory_pool.allocated", "aspnetcore.memory_pool.evicted",
        "http.client.request.time_in_queue",
    ];

    // An unreachable collector must not hold up a stop that has ten seconds in all.
    private const int ShutdownMilliseconds = 2_000;

    private readonly OpenTelemetrySdk? _sdk;
    private readonly LoggerProvider? _logs;
    private readonly IMeterFactory _meters;
    private readonly ActivityListener? _ids;
    private int _disposed;

    public TelemetrySdk(IConfiguration configuration, TelemetryIdentity identity, PrometheusExporter prometheus, IServiceProvider services)
    {
        // Log export belongs to the host's logging and is there only when it exports.
        _logs = services.GetService<LoggerProvider>();
        _meters = services.GetRequiredService<IMeterFactory>();
        if (!ExportsTo(configuration)) _ids = HandOnIds();
        if (IsOff(configuration)) return;
        _sdk = OpenTelemetrySdk.Create(telemetry =>
        {
            // The exporters and samplers read OTEL_* from here, so appsettings count as much as the environment.
            telemetry.Services.AddSingleton(configuration);
            telemetry.ConfigureResource(resource => identity.Describe(resource));
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddView(WhatIsWatched).AddReader(prometheus.CreateReader()));
            if (!ExportsTo(configuration)) return;
            telemetry.WithTracing(tracing => tracing.AddSource(Sources).AddProcessor(new ProbeSpanFilter()));
            telemetry.UseOtlpExporter();
        });
    }

    /// <summary>The standard's switch for all of it: nothing is counted, and <c>/metrics</c> has nothing to say.</summary>
    public static bool IsOff(IConfiguration configuration) =>
        string.Equals(configuration["OTEL_SDK_DISABLED"]?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    public static bool ExportsTo(IConfiguration configuration) =>
        !IsOff(configuration) && !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        Task.WaitAll(Shutdown());
        _ids?.Dispose();
        _sdk?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await Task.WhenAll(Shutdown());
        _ids?.Dispose();
        _sdk?.Dispose();
    }

    /// <summary>
    /// Where nobody collects spans, nobody listens, and a message would lose the trace that it belongs to: what a consumer logs could not
    /// be found by the id that the request's problem shows. So what carries ids across a message is made, and nothing is recorded in it.
    /// </summary>
    private static ActivityListener HandOnIds()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MassTransit" or MessagingMetrics.Name,
            Sample = (ref _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // Meters are heard by name throughout the process; of two hosts in it, each counts what is its own.
    private MetricStreamConfiguration? WhatIsWatched(Instrument instrument) =>
        Unwatched.Contains(instrument.Name) || (instrument.Meter.Scope is IMeterFactory factory && factory != _meters) ? MetricStreamConfiguration.Drop : null;

    // All at once. The container's own disposal of the log export comes later and finds it done.
    private Task[] Shutdown() =>
    [
        Task.Run(() => _sdk?.TracerProvider.Shutdown(ShutdownMilliseconds)),
        Task.Run(() => _sdk?.MeterProvider.Shutdown(ShutdownMilliseconds)),
        Task.Run(() => _logs?.Shutdown(ShutdownMilliseconds)),
    ];
}
