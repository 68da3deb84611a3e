using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace WorkPlan.Testing.Telemetry;

/// <summary>
/// A collector on a free loopback port that keeps what services send it by OTLP, http/protobuf or gRPC. Give a service the settings of
/// <see cref="Settings"/> and await what it should send.
/// </summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly bool _grpc;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<OtlpLog> _logs = new();
    private readonly ConcurrentQueue<OtlpMetric> _metrics = new();
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _headers = new();
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpReceiver(bool grpc)
    {
        _grpc = grpc;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(server =>
            server.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    public IReadOnlyCollection<OtlpSpan> Spans => [.. _spans];

    public IReadOnlyCollection<OtlpLog> Logs => [.. _logs];

    public IReadOnlyCollection<OtlpMetric> Metrics => [.. _metrics];

    /// <summary>The headers of each export, in order of arrival.</summary>
    public IReadOnlyCollection<IReadOnlyDictionary<string, string>> Headers => [.. _headers];

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>As the app host gives them: sent here, and soon.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Endpoint.ToString().TrimEnd('/'),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = _grpc ? "grpc" : "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<OtlpReceiver> StartAsync(bool grpc = false)
    {
        var receiver = new OtlpReceiver(grpc);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The first span of this kind, which may still be on its way.</summary>
    public Task<OtlpSpan> SpanAsync(Func<OtlpSpan, bool> predicate) => FirstAsync(_spans, predicate);

    public Task<OtlpLog> LogAsync(Func<OtlpLog, bool> predicate) => FirstAsync(_logs, predicate);

    public Task<OtlpMetric> MetricAsync(Func<OtlpMetric, bool> predicate) => FirstAsync(_metrics, predicate);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<T> FirstAsync<T>(ConcurrentQueue<T> items, Func<T, bool> predicate) where T : class
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            var next = Volatile.Read(ref _arrival).Task;
            if (items.FirstOrDefault(predicate) is { } found) return found;
            if (await Task.WhenAny(next, Task.Delay(Timeout.Infinite, timeout.Token)) != next)
                throw new TimeoutException($"Not received within {Patience.TotalSeconds} s. Received:\n{string.Join('\n', items)}");
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        if (context.Request.ContentType != (_grpc ? "application/grpc" : "application/x-protobuf"))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _headers.Enqueue(context.Request.Headers
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        // gRPC puts a flag and a length before its one message.
        if (!Keep(context.Request.Path, body.ToArray().AsSpan(_grpc ? 5 : 0)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // An empty message is a full success.
        context.Response.ContentType = context.Request.ContentType;
        if (_grpc)
        {
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        }

        Interlocked.Exchange(ref _arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private bool Keep(PathString path, ReadOnlySpan<byte> request)
    {
        const string grpc = "/opentelemetry.proto.collector.";
        switch (path.Value)
        {
            case "/v1/traces" or $"{grpc}trace.v1.TraceService/Export": Add(_spans, OtlpMessages.Spans(request)); return true;
            case "/v1/logs" or $"{grpc}logs.v1.LogsService/Export": Add(_logs, OtlpMessages.Logs(request)); return true;
            case "/v1/metrics" or $"{grpc}metrics.v1.MetricsService/Export": Add(_metrics, OtlpMessages.Metrics(request)); return true;
            default: return false;
        }
    }

    private static void Add<T>(ConcurrentQueue<T> queue, IEnumerable<T> items)
    {
        foreach (var item in items) queue.Enqueue(item);
    }
}
