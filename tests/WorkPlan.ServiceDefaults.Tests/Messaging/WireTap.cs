using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>A client of the broker beside MassTransit: hears what really goes over the wire, and sends what nobody should.</summary>
internal sealed class WireTap : IAsyncDisposable
{
    private const string Exchange = "WorkPlan.ServiceDefaults.Tests.Messaging:AmountChanged";
    private readonly ConcurrentQueue<HeardMessage> _heard = new();
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private WireTap(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public IReadOnlyCollection<HeardMessage> Heard => _heard;

    public static async Task<WireTap> StartAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var tap = new WireTap(connection, channel);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, Exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            using var envelope = JsonDocument.Parse(delivery.Body);
            var message = envelope.RootElement.GetProperty("message");
            tap._heard.Enqueue(new(
                Guid.Parse(delivery.BasicProperties.MessageId!),
                message.GetProperty("streamKey").GetString()!,
                message.GetProperty("version").GetInt64()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return tap;
    }

    public async Task SendToQueue(string queue, string body, string contentType = "application/vnd.masstransit+json") =>
        await _channel.BasicPublishAsync(
            "", queue, mandatory: true,
            new BasicProperties { MessageId = Guid.NewGuid().ToString(), ContentType = contentType, Persistent = true },
            Encoding.UTF8.GetBytes(body));

    /// <summary>Looks at all messages of a queue, as another instance does that shows them to somebody, until what is returned is disposed of.</summary>
    public async Task<IAsyncDisposable> LookAt(string queue)
    {
        var channel = await _connection.CreateChannelAsync();
        while (await channel.BasicGetAsync(queue, autoAck: false) is not null)
        {
        }
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

internal sealed record HeardMessage(Guid MessageId, string StreamKey, long Version);
