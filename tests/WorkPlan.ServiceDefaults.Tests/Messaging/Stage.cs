using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing.Broker;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>A broker's virtual host and a database file for one test, and the instances of the service that it starts on them.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly BrokerVhost _vhost;
    private readonly List<IAsyncDisposable> _started = [];

    private Stage(BrokerVhost vhost, LedgerDatabase database)
    {
        _vhost = vhost;
        Database = database;
    }

    public LedgerDatabase Database { get; }

    public Uri Broker => _vhost.Amqp;

    public static async Task<Stage> SetAsync(WorkPlan.Testing.Broker.BrokerAddress? broker = null) =>
        new(await BrokerVhost.CreateAsync(broker), await LedgerDatabase.CreateAsync());

    public async Task<LedgerHost> StartHost(Action<MessagingBuilder>? consumers = null, params (string Key, string Value)[] settings)
    {
        var host = await LedgerHost.StartAsync(Database, Broker, consumers, settings);
        _started.Add(host);
        return host;
    }

    /// <summary>An instance whose broker's address leads nowhere.</summary>
    public async Task<LedgerHost> StartHostWithoutBroker()
    {
        var host = await LedgerHost.StartWithoutBrokerAsync(Database, new Uri($"amqp://127.0.0.1:{FreePorts.Take(1)[0]}"));
        _started.Add(host);
        return host;
    }

    /// <summary>Hears every <see cref="AmountChanged"/> in the order in which the broker took it.</summary>
    public async Task<WireTap> StartTap()
    {
        var tap = await WireTap.StartAsync(Broker);
        _started.Add(tap);
        return tap;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
            await started.DisposeAsync();
        await Database.DisposeAsync();
        await _vhost.DisposeAsync();
    }
}
