using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Health;

public sealed class AskingForHealth
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_started_service_with_a_database_is_live_and_ready_in_every_environment(string environment)
    {
        await using var app = await TelemetryApp.StartAsync(configure: builder => builder.Environment.EnvironmentName = environment);

        var live = await app.Client.GetAsync("/health/live");
        var ready = await app.Client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("""{"status":"healthy","checks":[]}""", await live.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("application/json; charset=utf-8", ready.Content.Headers.ContentType!.ToString());
        Assert.True(ready.Headers.CacheControl!.NoStore);
        Assert.Equal(["database healthy", "start healthy"], await ChecksAsync(ready));
    }

    [Fact]
    public async Task A_database_that_is_gone_makes_it_unready_but_not_dead_and_says_no_more_than_that()
    {
        await using var app = await TelemetryApp.StartAsync(configure: builder => builder.Services.AddDbContext<ParcelsDbContext>(options =>
            options.UseSqlite("Data Source=/nonexistent/hidden-place/secret.db;Pooling=False")), create: false);

        var ready = await app.Client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(["database unhealthy", "start healthy"], await ChecksAsync(ready));
        var body = await ready.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("exception", body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task It_is_unready_until_its_start_has_finished_and_once_its_stop_has_begun()
    {
        var gate = new Gate();
        await using var app = await TelemetryApp.BuildAsync(configure: builder => builder.Services.AddHostedService(_ => gate));
        var checks = app.App.Services.GetRequiredService<HealthCheckService>();
        Task<HealthReport> Ready() => checks.CheckHealthAsync(check => check.Name == "start");

        var starting = app.App.StartAsync();
        await gate.Reached;
        Assert.Equal(HealthStatus.Unhealthy, (await Ready()).Status);

        gate.Open();
        await starting;
        Assert.Equal(HealthStatus.Healthy, (await Ready()).Status);

        app.App.Lifetime.StopApplication();
        Assert.Equal(HealthStatus.Unhealthy, (await Ready()).Status);
        await app.App.StopAsync();
    }

    [Fact]
    public async Task A_broker_that_never_came_makes_it_unready_for_a_while_then_degraded()
    {
        var clock = new HandClock();
        await using var app = await TelemetryApp.StartAsync(configure: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddMassTransit(bus => bus.UsingRabbitMq((_, broker) => broker.Host(new Uri($"amqp://127.0.0.1:{ClosedPort()}"))));
        });

        var starting = await app.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, starting.StatusCode);
        Assert.Equal(["broker unhealthy", "database healthy", "start healthy"], await ChecksAsync(starting));

        clock.Advance(TimeSpan.FromSeconds(30));
        var without = await app.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, without.StatusCode);
        Assert.Equal("degraded", (await JsonAsync(without)).GetProperty("status").GetString());
        Assert.Equal(["broker degraded", "database healthy", "start healthy"], await ChecksAsync(without));
    }

    [Fact]
    public async Task A_broker_that_is_lost_degrades_at_once()
    {
        var status = HealthStatus.Healthy;
        await using var app = await TelemetryApp.StartAsync(configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("masstransit-bus", () => new HealthCheckResult(status), ["ready", "masstransit"]));
        Assert.Equal(["broker healthy", "database healthy", "start healthy"], await ChecksAsync(await app.Client.GetAsync("/health/ready")));

        status = HealthStatus.Unhealthy;

        var lost = await app.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, lost.StatusCode);
        Assert.Equal(["broker degraded", "database healthy", "start healthy"], await ChecksAsync(lost));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    private static async Task<IEnumerable<string>> ChecksAsync(HttpResponseMessage response)
    {
        var checks = (await JsonAsync(response)).GetProperty("checks").EnumerateArray().ToList();
        Assert.All(checks, check => Assert.InRange(check.GetProperty("durationMs").GetDouble(), 0, 60_000));
        return checks.Select(check => $"{check.GetProperty("name").GetString()} {check.GetProperty("status").GetString()}").Order();
    }

    private sealed class Gate : IHostedService
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _open = new();

        public Task Reached => _reached.Task;

        public void Open() => _open.SetResult();

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _reached.SetResult();
            return _open.Task;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
