using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using WorkPlan.Testing.Broker;

namespace WorkPlan.Testing.Bus;

/// <summary>
/// A queue on the real broker that receives a copy of every message published in the virtual host. The broker copies before it
/// confirms, so what a publisher was told is sent has been recorded before anything that is published later.
/// </summary>
internal sealed class MessageRecorder : IAsyncDisposable
{
    private const string TraceExchange = "amq.rabbitmq.trace";
    private const string FenceExchange = "amq.fanout";
    private readonly ConcurrentQueue<PublishedMessage> _messages = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _fences = new();
    private readonly IConnection _connection;
    private IChannel _channel;

    private MessageRecorder(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public IReadOnlyCollection<PublishedMessage> Messages => _messages;

    public static async Task<MessageRecorder> StartAsync(BrokerVhost vhost)
    {
        var connection = await new ConnectionFactory { Uri = vhost.Amqp, ClientProvidedName = "message recorder" }.CreateConnectionAsync();
        var recorder = new MessageRecorder(connection, await connection.CreateChannelAsync());
        await recorder.ListenAsync();
        await recorder.IsCopiedToAsync(vhost);
        return recorder;
    }

    /// <summary>Returns once everything that the broker took before this call has been recorded.</summary>
    public Task CatchUpAsync() => FenceAsync(TimeSpan.FromSeconds(40));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>
    /// A channel learns when it is opened whether the virtual host is traced. One that was opened before the broker had put that into
    /// effect would never be copied, so it is replaced; and see <see cref="BrokerVhost.TraceAsync"/>.
    /// </summary>
    private async Task IsCopiedToAsync(BrokerVhost vhost)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await FenceAsync(TimeSpan.FromSeconds(2));
                return;
            }
            catch (TimeoutException) when (attempt < 20)
            {
                await vhost.TraceAsync();
                await _channel.DisposeAsync();
                _channel = await _connection.CreateChannelAsync();
                await ListenAsync();
            }
        }
    }

    private async Task FenceAsync(TimeSpan within)
    {
        var id = Guid.NewGuid().ToString("N");
        var passed = _fences.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _channel.BasicPublishAsync(FenceExchange, "", Encoding.ASCII.GetBytes(id));
        await passed.Task.WaitAsync(within);
    }

    private async Task ListenAsync()
    {
        var queue = await _channel.QueueDeclareAsync();
        await _channel.QueueBindAsync(queue.QueueName, TraceExchange, "publish.#");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Record(delivery);
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    private void Record(BasicDeliverEventArgs delivery)
    {
        var exchange = delivery.RoutingKey["publish.".Length..];
        if (exchange == FenceExchange)
            _fences.GetOrAdd(Encoding.ASCII.GetString(delivery.Body.Span), _ => new()).TrySetResult();
        else
            _messages.Enqueue(new PublishedMessage(exchange, delivery.Body.ToArray()));
    }
}
