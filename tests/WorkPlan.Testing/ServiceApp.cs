using System.Net.Http.Headers;
using MassTransit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Bus;
using WorkPlan.Testing.Databases;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Testing;

/// <summary>
/// One service, run for one test: its real Program on a real database and a virtual host of its own on a real broker. A service's
/// tests derive from it once and add methods that say what they mean (<c>HasIssuedPlan</c>, <c>AsPlanner</c>).
/// </summary>
public abstract class ServiceApp<TProgram, TDbContext> : IAsyncDisposable
    where TProgram : class
    where TDbContext : DbContext
{
    private static readonly TimeSpan BusReadyWithin = TimeSpan.FromSeconds(30);
    private readonly TestDatabase _database = TestDatabase.New();
    private readonly Dictionary<string, string> _settings = [];
    private readonly ConsumptionWatch _consumption = new();
    private readonly TSqlFindings _findings = new();
    private BrokerVhost? _vhost;
    private ServiceHost<TProgram>? _host;
    private TestBus? _bus;

    /// <param name="now">The instant at which the clock stands; <see cref="TestClock.Start"/> unless given.</param>
    protected ServiceApp(DateTimeOffset? now = null) => Clock = new TestClock(now ?? TestClock.Start);

    public TestClock Clock { get; }

    /// <summary>The other services. The service connects to the broker when a test first asks for them.</summary>
    public TestBus Bus
    {
        get
        {
            Start();
            if (_bus is null)
                Task.Run(ConnectAsync).GetAwaiter().GetResult();
            return _bus!;
        }
    }

    /// <summary>The resource name of the service's database; by convention the context's name: <c>PlanningDbContext</c> → <c>planningdb</c>.</summary>
    protected virtual string DatabaseName => typeof(TDbContext).Name.Replace("Context", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Sets a configuration key before the service starts.</summary>
    public void Set(string key, string value)
    {
        if (_host is not null)
            throw new InvalidOperationException($"The service already runs; set {key} before its first use.");
        _settings[key] = value;
    }

    /// <summary>A client with a token that grants a role in a unit, and below it with <paramref name="subtree"/>.</summary>
    public HttpClient As(
        string role, string unitCode = "*", bool subtree = false, string? personCode = null, string? userId = null, string? name = null) =>
        AsHolderOf([TestTokens.Grant(role, unitCode, subtree)], personCode, userId ?? $"{role}@{unitCode}", name);

    /// <summary>A client with several grants, made by <see cref="TestTokens.Grant"/>.</summary>
    public HttpClient AsHolderOf(IEnumerable<string> grants, string? personCode = null, string? userId = null, string? name = null) =>
        WithToken(TestTokens.Create(grants, userId ?? "test-user", name, personCode));

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Anonymous() => Start().CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Looks into the service's database, or puts it into a state that no request can; prefer requests and messages.</summary>
    public async Task<T> Database<T>(Func<TDbContext, Task<T>> use)
    {
        await using var scope = Start().Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TDbContext>());
    }

    public Task Database(Func<TDbContext, Task> use) => Database(async db =>
    {
        await use(db);
        return true;
    });

    /// <summary>Stops the service and starts it again on the same database and broker.</summary>
    public async Task Restart()
    {
        await StopAsync();
        Start();
    }

    /// <summary>A second instance of the service on the same database and broker, until it is disposed of.</summary>
    public ServiceTwin Twin()
    {
        Start();
        var twin = new ServiceHost<TProgram>(Clock, _database, typeof(TDbContext), _settings, _bus is not null, ConfigureEdges);
        return new ServiceTwin(twin, twin.Services);
    }

    /// <summary>Something that the running service keeps for itself; prefer requests and messages.</summary>
    public T Service<T>() where T : notnull => Start().Services.GetRequiredService<T>();

    /// <summary>Replaces an edge of the service, such as an outgoing HTTP handler.</summary>
    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_bus is not null)
            await _bus.DisposeAsync();
        if (_vhost is not null)
            await _vhost.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
        _findings.ThrowIfAny();
    }

    private ServiceHost<TProgram> Start()
    {
        if (_host is null)
            Task.Run(StartAsync).GetAwaiter().GetResult();
        return _host!;
    }

    private async Task StartAsync()
    {
        _vhost ??= await BrokerVhost.NameAsync();
        _settings.TryAdd("Logging:LogLevel:Default", "Warning"); // a test that wants to see more sets it
        _settings["Database:Provider"] = _database.Provider;
        _settings[$"ConnectionStrings:{DatabaseName}"] = _database.ConnectionString;
        _settings["ConnectionStrings:messaging"] = _vhost.Amqp.ToString();
        _settings["Authentication:SigningKeys"] = TestTokens.SigningKeys;
        _host = new ServiceHost<TProgram>(Clock, _database, typeof(TDbContext), _settings, _bus is not null, ConfigureEdges);
        if (_bus is not null)
            await IsConnectedAsync();
        else
            _ = _host.Services; // starts it
    }

    private async Task ConnectAsync()
    {
        await _vhost!.TraceAsync();
        _bus = new TestBus(_vhost, await MessageRecorder.StartAsync(_vhost), _consumption, OutboxIsEmptyAsync);
        await _host!.Services.GetRequiredService<MessagingOnDemand>().ConnectAsync(CancellationToken.None);
        await IsConnectedAsync();
    }

    private async Task IsConnectedAsync()
    {
        if (_host!.Services.GetService<IBusControl>() is not { } bus)
            return;
        bus.ConnectReceiveObserver(_consumption);
        if (await bus.WaitForHealthStatus(BusHealthStatus.Healthy, BusReadyWithin) != BusHealthStatus.Healthy)
            throw new TimeoutException($"The service's bus was not healthy within {BusReadyWithin}.");
    }

    private void ConfigureEdges(IServiceCollection services)
    {
        services.AddTSqlGuard(typeof(TDbContext), _findings);
        ConfigureServices(services);
    }

    private async Task StopAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
    }

    private Task<bool> OutboxIsEmptyAsync() => Database(async db =>
        db.Model.FindEntityType(typeof(OutboxMessage)) is null
        || !await db.Set<OutboxMessage>().AnyAsync(row => !row.StreamKey.StartsWith(StreamKeys.Parked)));
}
