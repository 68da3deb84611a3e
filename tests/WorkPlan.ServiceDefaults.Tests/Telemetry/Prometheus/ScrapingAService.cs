using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Telemetry;
using WorkPlan.ServiceDefaults.Telemetry.Prometheus;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry.Prometheus;

public sealed class ScrapingAService
{
    [Fact]
    public async Task The_page_has_requests_database_runtime_and_our_own_series()
    {
        await using var app = await TelemetryApp.StartAsync();
        using var own = new Meter("WorkPlan.Parcels");
        own.CreateCounter<int>("workplan.parcels.sent").Add(2);
        await app.Client.GetStringAsync("/parcels/Lan");

        var page = await PageAfterAsync(app, "/parcels/{recipient}");

        Assert.Contains(page["http_server_request_duration_seconds"].Samples, sample =>
            sample.Labels.GetValueOrDefault("http_route") == "/parcels/{recipient}" && sample.Labels["http_response_status_code"] == "200");
        Assert.Contains(page["db_client_operation_duration_seconds"].Samples, sample =>
            sample.Labels.GetValueOrDefault("db_collection_name") == "Parcels" && sample.Labels["db_operation_name"] == "SELECT");
        Assert.Contains(page.Families, family => family.Name.StartsWith("microsoft_entityframeworkcore_queries", StringComparison.Ordinal));
        Assert.Equal("counter", page["dotnet_gc_heap_total_allocated_bytes_total"].Type);
        Assert.Equal("gauge", page["dotnet_process_memory_working_set_bytes"].Type);
        Assert.Equal(2, page["workplan_parcels_sent_total"].Samples.Single().Value);
        Assert.Equal("parcels", page["target_info"].Samples.Single().Labels["service_name"]);
    }

    [Fact]
    public async Task Probes_are_not_measured()
    {
        await using var app = await TelemetryApp.StartAsync();
        await app.Client.GetStringAsync("/health/live");
        await app.Client.GetStringAsync("/parcels/Lan");

        var page = await PageAfterAsync(app, "/parcels/{recipient}");

        Assert.DoesNotContain(page["http_server_request_duration_seconds"].Samples,
            sample => sample.Labels.GetValueOrDefault("http_route") is "/health/live" or "/metrics");
    }

    [Fact]
    public async Task Many_scrapers_at_once_each_get_a_whole_page()
    {
        await using var app = await TelemetryApp.StartAsync();
        using var load = new CancellationTokenSource();
        var working = Task.Run(async () =>
        {
            while (!load.IsCancellationRequested) await app.Client.GetStringAsync("/parcels/Lan");
        });

        // Several pages' worth, so that pages are replaced while others are being sent.
        var pages = new ConcurrentDictionary<string, bool>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (pages.Count < 4) pages.TryAdd(await app.Client.GetStringAsync("/metrics", patience.Token), true);
        })));
        await load.CancelAsync();
        await working;

        Assert.All(pages.Keys, page => PrometheusText.Parse(page));
    }

    [Fact]
    public async Task A_page_lives_300_milliseconds_and_as_long_as_someone_reads_it()
    {
        var clock = new HandClock();
        await using var app = await TelemetryApp.StartAsync(configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var scrape = app.App.Services.GetRequiredService<PrometheusScrape>();

        using var first = await scrape.TakeAsync(default);
        clock.Advance(TimeSpan.FromMilliseconds(300));
        using var second = await scrape.TakeAsync(default);
        Assert.Same(first, second);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        using var third = await scrape.TakeAsync(default);
        Assert.NotSame(first, third);
        Assert.StartsWith("# HELP target_info", System.Text.Encoding.UTF8.GetString(first!.Text.Span), StringComparison.Ordinal);
    }

    [PromtoolFact]
    public async Task Promtool_accepts_the_page_without_advice()
    {
        await using var app = await TelemetryApp.StartAsync();
        await app.Client.GetStringAsync("/parcels/Lan");
        var (exitCode, said) = await Promtool.RunAsync(await app.MetricsAsync(), "check", "metrics");

        // 3 would be advice, 1 a page that Prometheus cannot read.
        Assert.True(exitCode == 0, said);
    }

    // A request is measured when it is over, which the client who has its answer may be first to see.
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.1.3.3", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_this_machine_and_named_networks_are_told(string address, bool told) =>
        Assert.Equal(told, new TelemetryOptions { ScrapedFrom = ["10.1.2.0/24"] }.MayScrape(IPAddress.Parse(address)));

    [Fact]
    public async Task To_anybody_else_there_are_no_metrics()
    {
        await using var app = await TelemetryApp.StartAsync(configure: builder =>
            builder.Services.AddSingleton<IStartupFilter>(new ComingFrom(IPAddress.Parse("192.0.2.7"))));

        using var response = await app.Client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nor_to_whom_a_proxy_of_this_machine_hands_them_on()
    {
        await using var app = await TelemetryApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Nor_where_telemetry_is_switched_off()
    {
        await using var app = await TelemetryApp.StartAsync(new Dictionary<string, string?> { ["OTEL_SDK_DISABLED"] = "true" });

        using var metrics = await app.Client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode);
        Assert.Equal("0", await app.Client.GetStringAsync(new Uri("/parcels/Lan", UriKind.Relative)));
    }

    [Theory]
    [InlineData("10.1.2.0/33")]
    [InlineData("prometheus")]
    public async Task What_is_no_network_is_refused_at_the_start(string network) => await Assert.ThrowsAsync<OptionsValidationException>(async () =>
    {
        await using var app = await TelemetryApp.StartAsync(new Dictionary<string, string?> { ["Telemetry:ScrapedFrom:0"] = network });
    });

    /// <summary>As if every connection came from this address.</summary>
    private sealed class ComingFrom(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = address;
                return then(context);
            });
            next(app);
        };
    }

    private static async Task<PrometheusText> PageAfterAsync(TelemetryApp app, string route)
    {
        var text = await Eventually.Some(async () =>
        {
            using var response = await app.Client.GetAsync("/metrics");
            Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
            var page = await response.Content.ReadAsStringAsync();
            return page.Contains($"http_route=\"{route}\"", StringComparison.Ordinal) ? page : null;
        });
        return PrometheusText.Parse(text);
    }
}
