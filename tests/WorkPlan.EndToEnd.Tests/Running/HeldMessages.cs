using RabbitMQ.Client;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>
/// What one consumer would hear of a message type, held back in the broker until it is released: the consumer hears everything else meanwhile,
/// and so hears in another order than all others do. Held messages are released, at the latest, when it is disposed of.
/// </summary>
internal sealed class HeldMessages : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly (string Type, string Queue) _way;
    private readonly string _held;
    private bool _isReleased;

    private HeldMessages(IConnection connection, IChannel channel, (string Type, string Queue) way, string held) =>
        (_connection, _channel, _way, _held) = (connection, channel, way, held);

    /// <param name="system">Whose broker it is.</param>
    /// <param name="service">Who publishes it, as the contracts are named.</param>
    /// <param name="message">What is held back.</param>
    /// <param name="queue">The consumer's queue.</param>
    public static async Task<HeldMessages> OfAsync(WorkPlanSystem system, string service, string message, string queue)
    {
        var factory = new ConnectionFactory { Uri = new Uri(system.Host.Endpoint("messaging").ConnectionString!) };
        var connection = await factory.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var type = $"WorkPlan.{service}.Contracts:{message}";
        var held = (await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true)).QueueName;
        await channel.QueueBindAsync(held, type, "");
        // The consumer's queue stands behind an exchange of its own name.
        await channel.ExchangeUnbindAsync(queue, type, "");
        return new HeldMessages(connection, channel, (type, queue), held);
    }

    /// <summary>How many have been held back by now.</summary>
    public async Task<uint> CountAsync() => await _channel.MessageCountAsync(_held);

    /// <summary>Binds the consumer again and gives it what it has missed, in the order of arrival.</summary>
    public async Task ReleaseAsync()
    {
        if (_isReleased)
            return;
        _isReleased = true;
        await _channel.ExchangeBindAsync(_way.Queue, _way.Type, "");
        await _channel.QueueUnbindAsync(_held, _way.Type, "");
        while (await _channel.BasicGetAsync(_held, autoAck: true) is { } message)
            await _channel.BasicPublishAsync("", _way.Queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body);
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
