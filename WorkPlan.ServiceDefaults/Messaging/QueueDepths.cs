using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>How full a consumer's queue and its error queue are.</summary>
internal sealed record QueueDepth(string Queue, long Messages, long Consumers, string ErrorQueue, long ErrorMessages);

/// <summary>
/// Asks the broker for the depth of this service's queues, over AMQP: that needs no plugin and no further right. One connection stays
/// open from the first look on.
/// </summary>
internal sealed class QueueDepths(ConsumerTable consumers, ErrorQueueGate gate, IOptions<MessagingOptions> options, IConfiguration configuration)
    : IAsyncDisposable
{
    private readonly string[] _queues = [.. consumers.Consumers.Select(consumer => BusConfiguration.QueueName(options.Value, consumer))];
    private IConnection? _connection;

    /// <summary>Null when the broker does not answer, or the queues are not there yet.</summary>
    public async Task<IReadOnlyList<QueueDepth>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var alone = await gate.EnterAsync(cancellationToken);
        try
        {
            await using var channel = await (await ConnectionAsync(cancellationToken)).CreateChannelAsync(cancellationToken: cancellationToken);
            var depths = new List<QueueDepth>();
            foreach (var queue in _queues)
            {
                var errorQueue = BusConfiguration.ErrorQueueName(queue);
                var input = await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
                depths.Add(new(
                    queue, input.MessageCount, input.ConsumerCount, errorQueue, await channel.MessageCountAsync(errorQueue, cancellationToken)));
            }
            return depths;
        }
        catch (Exception exception) when (BrokerAddress.IsSilence(exception))
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private async Task<IConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
            return _connection;
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
        return _connection = await BrokerAddress.Of(configuration).Factory($"{options.Value.Service} watch").CreateConnectionAsync(cancellationToken);
    }
}
