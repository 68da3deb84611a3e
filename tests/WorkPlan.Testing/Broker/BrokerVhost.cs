namespace WorkPlan.Testing.Broker;

/// <summary>A virtual host of its own for each test: nobody else's queues or messages are in it.</summary>
public sealed class BrokerVhost : IAsyncDisposable
{
    private readonly BrokerAddress _broker;
    private readonly string _name;

    private BrokerVhost(BrokerAddress broker, string name, Uri amqp)
    {
        _broker = broker;
        _name = name;
        Amqp = amqp;
    }

    /// <summary>What a service takes as <c>ConnectionStrings:messaging</c>.</summary>
    public Uri Amqp { get; }

    public static async Task<BrokerVhost> CreateAsync(BrokerAddress? broker = null)
    {
        var vhost = await NameAsync(broker);
        await vhost.TraceAsync();
        return vhost;
    }

    /// <summary>One that has its name and address, and is not there until it is traced.</summary>
    internal static async Task<BrokerVhost> NameAsync(BrokerAddress? broker = null)
    {
        broker ??= await RabbitMqNode.SharedAsync();
        var name = "test-" + Guid.NewGuid().ToString("N")[..16];
        return new BrokerVhost(broker, name, new UriBuilder(broker.Amqp) { Path = name }.Uri);
    }

    /// <inheritdoc cref="BrokerAddress.TraceAsync"/>
    internal Task TraceAsync() => _broker.TraceAsync(_name);

    public Task<int> BindingsOfAsync(string exchange) => _broker.BindingsOfAsync(_name, exchange);

    public async ValueTask DisposeAsync() => await _broker.DeleteVhostAsync(_name);
}
