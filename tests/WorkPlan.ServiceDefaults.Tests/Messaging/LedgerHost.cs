using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>One instance of a small service with the whole of ServiceDefaults, on a real broker and a real file.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly MeterListener _meters = new();
    private long _duplicates;

    private LedgerHost(WebApplication app)
    {
        _app = app;
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "workplan.inbox.duplicates")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _duplicates, value));
        _meters.Start();
    }

    public IServiceProvider Services => _app.Services;

    public Behaviour Behaviour => Services.GetRequiredService<Behaviour>();

    public bool IsStopping => Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    public ErrorQueues ErrorQueues => Services.GetRequiredService<ErrorQueues>();

    public HttpClient Client => _app.GetTestClient();

    /// <summary>Starts, and waits until the queues are there.</summary>
    public static async Task<LedgerHost> StartAsync(
        LedgerDatabase database, Uri broker, Action<MessagingBuilder>? consumers = null, params (string Key, string Value)[] settings)
    {
        var host = await StartWithoutBrokerAsync(database, broker, consumers, settings);
        await host.IsConnected();
        return host;
    }

    public static Task<LedgerHost> StartWithoutBrokerAsync(
        LedgerDatabase database, Uri broker, Action<MessagingBuilder>? consumers = null, params (string Key, string Value)[] settings) =>
        StartWithoutBrokerAsync(database, broker, consumers, _ => { }, settings);

    /// <param name="database">Its database.</param>
    /// <param name="broker">Where the broker would be.</param>
    /// <param name="consumers">Its consumers.</param>
    /// <param name="configure">What the test has otherwise than the service.</param>
    /// <param name="settings">Its configuration.</param>
    public static async Task<LedgerHost> StartWithoutBrokerAsync(
        LedgerDatabase database, Uri broker, Action<MessagingBuilder>? consumers, Action<WebApplicationBuilder> configure,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:ledgerdb"] = database.ConnectionString,
            ["ConnectionStrings:messaging"] = broker.ToString(),
            ["Authentication:SigningKeys"] = TestTokens.SigningKeys,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.AddServiceDefaults("ledger");
        builder.AddServiceDatabase<LedgerDbContext, SqliteLedgerDbContext, SqlServerLedgerDbContext>("ledgerdb");
        builder.AddMessaging<LedgerDbContext>(consumers);
        builder.Services.ConfigureDbContext<SqliteLedgerDbContext>(options => options.ReplaceService<IExecutionStrategyFactory, StrategyWithOutages>());
        builder.Services.AddSingleton<Behaviour>();
        configure(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        await app.StartAsync();
        return new LedgerHost(app);
    }

    public Task IsConnected() => Eventually.True(
        async () => (await Health()).Status == HealthStatus.Healthy, TimeSpan.FromSeconds(60), "The bus is not connected.");

    public Task<HealthReport> Health() => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "broker");

    /// <summary>One unit of work: whatever is published and changed in it is saved once, at its end.</summary>
    public async Task Save(Func<LedgerDbContext, IPublishEndpoint, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        await work(db, scope.ServiceProvider.GetRequiredService<IPublishEndpoint>());
        await db.SaveChangesAsync();
    }

    public Task Publish(params AmountChanged[] messages) => Save(async (_, events) =>
    {
        foreach (var message in messages)
            await events.Publish(message);
    });

    /// <summary>Past the outbox, as another service's broker would: the same id can be sent twice.</summary>
    public Task Deliver(AmountChanged message, Guid messageId, params (string Name, long Value)[] headers) =>
        Services.GetRequiredService<IBus>().Publish(message, context =>
        {
            context.MessageId = messageId;
            foreach (var (name, value) in headers)
                context.Headers.Set(name, $"{value}");
        });

    /// <summary>What this instance has counted as come again.</summary>
    public long Duplicates() => Interlocked.Read(ref _duplicates);

    public HttpClient As(string role)
    {
        var client = Client;
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.Create([TestTokens.Grant(role, "*")]));
        return client;
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync()
    {
        _meters.Dispose();
        return _app.DisposeAsync();
    }
}
