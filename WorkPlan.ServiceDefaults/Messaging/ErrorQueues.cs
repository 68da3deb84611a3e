using System.Globalization;
using System.Text;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// This service's error queues: what is in them and why; send it again, or give it up. Who looks at messages holds them for that moment:
/// one of this instance looks or takes at a time, and what another instance looks at is waited for.
/// </summary>
internal sealed partial class ErrorQueues
{
    /// <summary>More than this many messages are not shown at once.</summary>
    public const int MostMessages = 1_000;

    /// <summary>How often what is not found is looked for again: another instance may be showing it to somebody.</summary>
    private const int Looks = 4;

    private static readonly TimeSpan UntilTheNextLook = TimeSpan.FromMilliseconds(250);

    /// <summary>For so long one walk through what was given up serves all who look.</summary>
    private static readonly TimeSpan DiscardedLast = TimeSpan.FromSeconds(5);

    private readonly IConfiguration _configuration;
    private readonly TimeProvider _clock;
    private readonly ILogger<ErrorQueues> _logger;
    private readonly DiscardQueue _discarded;
    private readonly Dictionary<string, string> _inputs;
    private readonly ErrorQueueGate _gate;
    private (long At, IReadOnlyList<DiscardedMessageView> Newest)? _lastDiscarded;

    public ErrorQueues(
        ConsumerTable consumers, ErrorQueueGate gate, IOptions<MessagingOptions> options, IConfiguration configuration, TimeProvider clock,
        ILogger<ErrorQueues> logger)
    {
        _gate = gate;
        _configuration = configuration;
        _clock = clock;
        _logger = logger;
        _discarded = new DiscardQueue(options.Value);
        _inputs = consumers.Consumers.Select(consumer => BusConfiguration.QueueName(options.Value, consumer))
            .ToDictionary(BusConfiguration.ErrorQueueName, input => input);
        Service = options.Value.Service;
    }

    public string Service { get; }

    public bool Knows(string queue) => _inputs.ContainsKey(queue);

    public Task<ErrorQueueView[]> ListAsync(CancellationToken cancellationToken) => OnChannelAsync(
        async channel =>
        {
            var queues = new List<ErrorQueueView>();
            foreach (var (queue, input) in _inputs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var count = await channel.MessageCountAsync(queue, cancellationToken);
                queues.Add(new(queue, input, count));
            }
            return queues.ToArray();
        },
        cancellationToken);

    /// <summary>The oldest messages. They stay where they are.</summary>
    public Task<ErrorMessageView[]> PeekAsync(string queue, int limit, CancellationToken cancellationToken) => OnChannelAsync(
        async channel =>
        {
            var messages = await GetAllAsync(channel, queue, limit, cancellationToken);
            await PutBackAsync(channel, queue, messages.LastOrDefault(), cancellationToken);
            return messages.ConvertAll(View).ToArray();
        },
        cancellationToken);

    /// <summary>Back to the queue it came from; what had its effect already has none again. Null sends all.</summary>
    public Task<int> ReplayAsync(string queue, string? messageId, CancellationToken cancellationToken) => TakeAsync(
        queue,
        messageId,
        async (channel, message) =>
        {
            var properties = new BasicProperties(message.BasicProperties) { Headers = WithoutFault(message.BasicProperties.Headers) };
            await channel.BasicPublishAsync("", _inputs[queue], mandatory: true, properties, message.Body, cancellationToken);
            Log.Replayed(_logger, message.BasicProperties.MessageId, queue);
        },
        cancellationToken);

    /// <summary>Out of the way, and kept with who gave it up and why. Null discards all.</summary>
    public Task<int> DiscardAsync(string queue, string? messageId, string reason, string by, CancellationToken cancellationToken) => TakeAsync(
        queue,
        messageId,
        async (channel, message) =>
        {
            _lastDiscarded = null;
            await _discarded.KeepAsync(channel, message, new Discard(queue, reason, by, _clock.GetUtcNow()), cancellationToken);
            Log.Discarded(_logger, message.BasicProperties.MessageId, queue, by, reason);
        },
        cancellationToken);

    /// <summary>What was given up, the newest first. They stay where they are.</summary>
    public Task<DiscardedMessageView[]> DiscardedAsync(int limit, CancellationToken cancellationToken) => OnChannelAsync(
        async channel =>
        {
            if (_lastDiscarded is not { } last || _clock.GetElapsedTime(last.At) > DiscardedLast)
                _lastDiscarded = last = (_clock.GetTimestamp(), await NewestDiscardedAsync(channel, cancellationToken));
            return last.Newest.Take(Math.Clamp(limit, 1, MostMessages)).ToArray();
        },
        cancellationToken);

    private async Task<IReadOnlyList<DiscardedMessageView>> NewestDiscardedAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await _discarded.DeclareAsync(channel, cancellationToken);
        // A queue gives the oldest first: all pass by, and the last ones are kept.
        var newest = new Queue<BasicGetResult>();
        BasicGetResult? last = null;
        while (await GetAsync(channel, _discarded.Name, cancellationToken) is { } message)
        {
            if (newest.Count == MostMessages)
                newest.Dequeue();
            newest.Enqueue(last = message);
        }
        await PutBackAsync(channel, _discarded.Name, last, cancellationToken);
        return [.. newest.Reverse().Select(message => DiscardQueue.View(View(message)))];
    }

    private async Task<int> TakeAsync(
        string queue, string? messageId, Func<IChannel, BasicGetResult, Task> take, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        var taken = await OnChannelAsync(channel => TakeOnceAsync(channel, queue, messageId, seen, take, cancellationToken), cancellationToken);
        // One that is not there may be in the hands of another instance that shows it; of all, some may be.
        for (var look = 1; messageId is null ? look == 1 : taken == 0 && look < Looks; look++)
        {
            await Task.Delay(UntilTheNextLook, cancellationToken);
            taken += await OnChannelAsync(channel => TakeOnceAsync(channel, queue, messageId, seen, take, cancellationToken), cancellationToken);
        }
        return taken;
    }

    /// <param name="channel">On which what is not taken goes back to its place.</param>
    /// <param name="queue">The error queue.</param>
    /// <param name="messageId">The one that is wanted; null takes all.</param>
    /// <param name="seen">Those taken at an earlier look: what fails again meanwhile comes back to the queue and is not taken twice.</param>
    /// <param name="take">What is done with each.</param>
    /// <param name="cancellationToken">Ends the taking.</param>
    private static async Task<int> TakeOnceAsync(
        IChannel channel, string queue, string? messageId, HashSet<string> seen, Func<IChannel, BasicGetResult, Task> take, CancellationToken cancellationToken)
    {
        var taken = 0;
        var before = seen.ToHashSet();
        BasicGetResult? last = null;
        for (var count = await channel.MessageCountAsync(queue, cancellationToken); count > 0; count--)
        {
            if (await GetAsync(channel, queue, cancellationToken) is not { } message)
                break;
            var id = message.BasicProperties.MessageId;
            if ((messageId is not null && id != messageId) || (id is not null && before.Contains(id)))
            {
                last = message;
                continue;
            }
            await take(channel, message);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            seen.Add(id ?? "");
            taken++;
            if (messageId is not null)
                break;
        }
        await PutBackAsync(channel, queue, last, cancellationToken);
        return taken;
    }

    /// <summary>
    /// All that was got on this channel and not acknowledged, to its place. The broker answers the question that follows only when they
    /// are there, so that whoever comes next finds them.
    /// </summary>
    private static async Task PutBackAsync(IChannel channel, string queue, BasicGetResult? last, CancellationToken cancellationToken)
    {
        if (last is null)
            return;
        await channel.BasicNackAsync(last.DeliveryTag, multiple: true, requeue: true, cancellationToken);
        await channel.MessageCountAsync(queue, cancellationToken);
    }

    private static Task<BasicGetResult?> GetAsync(IChannel channel, string queue, CancellationToken cancellationToken) =>
        channel.BasicGetAsync(queue, autoAck: false, cancellationToken);

    private static async Task<List<BasicGetResult>> GetAllAsync(IChannel channel, string queue, int limit, CancellationToken cancellationToken)
    {
        var messages = new List<BasicGetResult>();
        while (messages.Count < Math.Clamp(limit, 1, MostMessages) && await GetAsync(channel, queue, cancellationToken) is { } message)
            messages.Add(message);
        return messages;
    }

    private async Task<T> OnChannelAsync<T>(Func<IChannel, Task<T>> work, CancellationToken cancellationToken)
    {
        using var alone = await _gate.EnterAsync(cancellationToken);
        try
        {
            await using var connection = await BrokerAddress.Of(_configuration).Factory($"{Service} operations").CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            return await work(channel);
        }
        catch (Exception exception) when (BrokerAddress.IsSilence(exception))
        {
            throw new BrokerUnavailableException(exception.Message);
        }
    }

    private static ErrorMessageView View(BasicGetResult message)
    {
        var headers = (message.BasicProperties.Headers ?? new Dictionary<string, object?>())
            .ToDictionary(header => header.Key, header => Text(header.Value), StringComparer.OrdinalIgnoreCase);
        return new(
            message.BasicProperties.MessageId ?? "",
            headers.GetValueOrDefault(MessageHeaders.FaultMessage) ?? headers.GetValueOrDefault("x-first-death-reason") ?? "",
            headers.GetValueOrDefault(MessageHeaders.FaultExceptionType),
            MessageType(message.Body),
            headers.GetValueOrDefault(MessageHeaders.FaultTimestamp),
            headers,
            Encoding.UTF8.GetString(message.Body.Span));
    }

    /// <summary>The first message type of the envelope, where the body is one.</summary>
    private static string? MessageType(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(body);
            return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
                && json.RootElement.TryGetProperty("messageType", out var types)
                && types.ValueKind == System.Text.Json.JsonValueKind.Array && types.GetArrayLength() > 0
                ? types[0].GetString()?.Replace("urn:message:", "", StringComparison.Ordinal)
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            // Not being JSON is one of the reasons to be here.
            return null;
        }
    }

    private static Dictionary<string, object?>? WithoutFault(IDictionary<string, object?>? headers) => headers?
        .Where(header => !header.Key.StartsWith("MT-Fault-", StringComparison.OrdinalIgnoreCase)
            && header.Key != MessageHeaders.Reason && !header.Key.StartsWith("x-", StringComparison.Ordinal))
        .ToDictionary(header => header.Key, header => header.Value);

    private static string Text(object? value) => value switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {MessageId} goes back from {Queue} to be consumed again.")]
        public static partial void Replayed(ILogger logger, string? messageId, string queue);

        [LoggerMessage(LogLevel.Warning, "Message {MessageId} of {Queue} was given up by {By}: {Reason}")]
        public static partial void Discarded(ILogger logger, string? messageId, string queue, string by, string reason);
    }
}
