using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

[Collection(OneListener.Name)]
public sealed class ExportingTelemetry
{
    [Fact]
    public async Task A_request_its_database_command_and_its_log_share_one_trace()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var app = await TelemetryApp.StartAsync(collector.Settings);

        Assert.Equal("0", await app.Client.GetStringAsync("/parcels/Lan"));

        var server = await collector.SpanAsync(span => span.Name == "GET /parcels/{recipient}");
        Assert.Equal(2, server.Kind);
        Assert.Equal("parcels", server.Service);
        Assert.Equal("/parcels/{recipient}", server.Attributes["http.route"]);
        Assert.Equal(200L, server.Attributes["http.response.status_code"]);
        Assert.Equal("GET", server.Attributes["http.request.method"]);

        var command = await collector.SpanAsync(span => span.Scope == "WorkPlan.Database" && span.TraceId == server.TraceId);
        Assert.Equal("SELECT Parcels", command.Name);
        Assert.Single(collector.Spans, span => span.Scope == "WorkPlan.Database" && span.TraceId == server.TraceId);
        Assert.Equal(3, command.Kind);
        Assert.Equal(server.SpanId, command.ParentId);
        Assert.Equal("sqlite", command.Attributes["db.system.name"]);
        Assert.Equal("Parcels", command.Attributes["db.collection.name"]);
        Assert.DoesNotContain("db.query.text", command.Attributes.Keys);
        Assert.InRange(command.Start, server.Start, server.End);
        Assert.InRange(command.End, command.Start, server.End);

        var log = await collector.LogAsync(record => record.Body == "Looking for parcels of Lan");
        Assert.Equal(server.TraceId, log.TraceId);
        Assert.Equal("Information", log.Severity);
        Assert.Equal("Lan", log.Attributes["Recipient"]);
        Assert.Equal("parcels", log.Service);
    }

    [Fact]
    public async Task A_quick_command_has_no_span_of_its_own_and_is_counted_all_the_same()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var app = await TelemetryApp.StartAsync(
            new Dictionary<string, string?>(collector.Settings) { ["Telemetry:ShortestDatabaseSpan"] = "00:01:00" });

        await app.Client.GetStringAsync("/parcels/Lan");
        var server = await collector.SpanAsync(span => span.Name == "GET /parcels/{recipient}");
        await using (var scope = app.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ParcelsDbContext>().Database.ExecuteSqlRawAsync("DROP TABLE Parcels");
        await app.Client.GetAsync("/parcels/Lan");

        // The one that failed is the only one.
        var failed = await collector.SpanAsync(span => span.Scope == "WorkPlan.Database");
        Assert.NotEqual(server.TraceId, failed.TraceId);
        Assert.Contains("error.type", failed.Attributes.Keys);
        Assert.Single(collector.Spans, span => span.Scope == "WorkPlan.Database");
        Assert.Contains("db_client_operation_duration_seconds_count", await app.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_platform_would_count_for_nobody_is_not_counted()
    {
        await using var app = await TelemetryApp.StartAsync();
        await app.Client.GetStringAsync("/parcels/Lan");

        var page = await app.MetricsAsync();

        Assert.Contains("http_server_request_duration_seconds", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aspnetcore_routing_match_attempts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aspnetcore_memory_pool", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_literals_nor_parameters_of_a_command_are_exported()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        // The text is told of a slow command.
        await using var app = await TelemetryApp.StartAsync(
            new Dictionary<string, string?>(collector.Settings) { ["Telemetry:SlowQuery"] = "00:00:00.0000001" });

        await app.Client.GetStringAsync("/parcels/Bich");

        var command = await collector.SpanAsync(span => span.Scope == "WorkPlan.Database" && span.Name == "SELECT Parcels");
        Assert.Contains("db.query.text", command.Attributes.Keys);
        var said = string.Join(' ', command.Attributes.Values);
        Assert.Contains("@recipient", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Bich", said, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unhandled_exception_makes_the_span_an_error_that_keeps_its_route()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var app = await TelemetryApp.StartAsync(collector.Settings);

        var response = await app.Client.GetAsync("/broken/7");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var span = await collector.SpanAsync(span => span.Name == "GET /broken/{id:int}");
        Assert.Equal(2, span.Status);
        Assert.Equal(500L, span.Attributes["http.response.status_code"]);
        Assert.Equal("System.InvalidOperationException", span.Attributes["error.type"]);
    }

    [Fact]
    public async Task A_request_that_no_route_takes_is_named_by_its_method_alone()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var app = await TelemetryApp.StartAsync(collector.Settings);

        await app.Client.GetAsync("/nowhere/123");

        var span = await collector.SpanAsync(span => span.Kind == 2 && span.Attributes.GetValueOrDefault("http.response.status_code") is 404L);
        Assert.Equal("GET", span.Name);
        Assert.NotEqual(2, span.Status);
    }

    [Fact]
    public async Task Name_attributes_and_headers_of_the_environment_win()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_SERVICE_NAME"] = "parcels-north";
        settings["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=one,region=north";
        settings["OTEL_EXPORTER_OTLP_HEADERS"] = "x-otlp-api-key=abc";
        await using var app = await TelemetryApp.StartAsync(settings);

        await app.Client.GetStringAsync("/parcels/Lan");

        var span = await collector.SpanAsync(span => span.Name == "GET /parcels/{recipient}");
        Assert.Equal("parcels-north", span.Service);
        Assert.Equal("one", span.Resource["service.instance.id"]);
        Assert.Equal("north", span.Resource["region"]);
        var log = await collector.LogAsync(record => record.TraceId == span.TraceId);
        Assert.Equal("parcels-north", log.Service);
        Assert.Contains(collector.Headers, headers => headers.GetValueOrDefault("x-otlp-api-key") == "abc");
        Assert.All(collector.Headers, headers => Assert.Equal("abc", headers["x-otlp-api-key"]));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_go_by_grpc_when_asked()
    {
        await using var collector = await OtlpReceiver.StartAsync(grpc: true);
        await using var app = await TelemetryApp.StartAsync(collector.Settings);

        await app.Client.GetStringAsync("/parcels/Lan");

        var span = await collector.SpanAsync(span => span.Name == "GET /parcels/{recipient}");
        await collector.LogAsync(record => record.TraceId == span.TraceId);
        await collector.MetricAsync(metric => metric.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task A_collector_that_never_answers_does_not_hold_up_the_stop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var app = await TelemetryApp.StartAsync(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{silent.LocalEndpoint}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        await app.Client.GetStringAsync("/parcels/Lan");

        var stopping = Stopwatch.StartNew();
        await app.DisposeAsync();

        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Metrics_are_pushed_as_well()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var app = await TelemetryApp.StartAsync(collector.Settings);

        await app.Client.GetStringAsync("/parcels/Lan");

        await collector.MetricAsync(metric => metric is { Name: "http.server.request.duration", Unit: "s", Service: "parcels" });
        await collector.MetricAsync(metric => metric is { Name: "db.client.operation.duration", Meter: "WorkPlan.Database" });
    }

    [Fact]
    public async Task A_trace_that_comes_in_goes_on_and_out()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var behind = await TelemetryApp.StartAsync(collector.Settings);
        await using var front = await TelemetryApp.StartAsync(collector.Settings, builder => builder.Services.AddHttpClient());
        using var forward = front.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/parcels/Lan");
        const string traceId = "0af7651916cd43dd8448eb211c80319c";
        request.Headers.Add("traceparent", $"00-{traceId}-b7ad6b7169203331-01");
        front.App.MapGet("/front", () => forward.GetStringAsync(new Uri(behind.Client.BaseAddress!, "/parcels/Lan")));
        request.RequestUri = new Uri(front.Client.BaseAddress!, "/front");

        await front.Client.SendAsync(request);

        var first = await collector.SpanAsync(span => span.TraceId == traceId && span.Name == "GET /front");
        Assert.Equal("b7ad6b7169203331", first.ParentId);
        var outgoing = await collector.SpanAsync(span => span.TraceId == traceId && span.Scope == "System.Net.Http");
        Assert.Equal(first.SpanId, outgoing.ParentId);
        var second = await collector.SpanAsync(span => span.TraceId == traceId && span.Name == "GET /parcels/{recipient}");
        Assert.Equal(outgoing.SpanId, second.ParentId);
    }

    [Fact]
    public async Task What_a_run_without_start_logs_last_is_still_sent()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_BLRP_SCHEDULE_DELAY"] = "600000";
        await using (var app = await TelemetryApp.BuildAsync(settings))
        {
            app.App.Services.GetRequiredService<ILogger<ExportingTelemetry>>().LogWarning("Nothing to migrate");
        }

        Assert.Contains(collector.Logs, log => log.Body == "Nothing to migrate");
    }

    [Fact]
    public async Task Spans_and_metrics_of_a_short_life_are_sent_when_it_ends()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_BSP_SCHEDULE_DELAY"] = settings["OTEL_METRIC_EXPORT_INTERVAL"] = "600000";
        await using (var app = await TelemetryApp.StartAsync(settings))
        {
            await app.Client.GetStringAsync("/parcels/Lan");
        }

        Assert.Contains(collector.Spans, span => span.Name == "GET /parcels/{recipient}");
        Assert.Contains(collector.Metrics, metric => metric.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task Probes_leave_no_span_even_when_everything_is_sampled()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_TRACES_SAMPLER"] = "always_on";
        await using (var app = await TelemetryApp.StartAsync(settings))
        {
            foreach (var probe in new[] { "/health/live", "/health/ready", "/metrics" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, probe);
                request.Headers.Add("traceparent", "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
                Assert.Equal(HttpStatusCode.OK, (await app.Client.SendAsync(request)).StatusCode);
            }

            await app.Client.GetStringAsync("/parcels/Lan");
        }

        Assert.Contains(collector.Spans, span => span.Name == "GET /parcels/{recipient}");
        Assert.DoesNotContain(collector.Spans, span => span.TraceId == "1af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_made_for_export()
    {
        await using var app = await TelemetryApp.StartAsync();

        await app.Client.GetStringAsync("/parcels/Lan");

        Assert.Empty(app.App.Services.GetServices<ILoggerProvider>().OfType<OpenTelemetryLoggerProvider>());
        Assert.Contains("dotnet_gc_collections_total", await app.MetricsAsync(), StringComparison.Ordinal);
    }
}
