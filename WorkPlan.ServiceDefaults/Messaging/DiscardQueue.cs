using System.Globalization;
using RabbitMQ.Client;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Who gave a message up, and why.</summary>
internal sealed record Discard(string Queue, string Reason, string By, DateTimeOffset At);

/// <summary>
/// Where given-up messages stay: a durable queue of the service that nobody consumes, the last <see cref="Kept"/> of them, each with
/// the reason in its headers.
/// </summary>
internal sealed class DiscardQueue(MessagingOptions options)
{
    public const int Kept = 10_000;
    private const string QueueHeader = "WorkPlan-Discarded-From";
    private const string ReasonHeader = "WorkPlan-Discarded-Because";
    private const string ByHeader = "WorkPlan-Discarded-By";
    private const string AtHeader = "WorkPlan-Discarded-At";

    public string Name { get; } = $"{options.Service}_discarded";

    public Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-max-length"] = Kept };
        if (options.QueueType == QueueType.Quorum)
            arguments["x-queue-type"] = "quorum";
        return channel.QueueDeclareAsync(Name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }

    public async Task KeepAsync(IChannel channel, BasicGetResult message, Discard discard, CancellationToken cancellationToken)
    {
        await DeclareAsync(channel, cancellationToken);
        var properties = new BasicProperties(message.BasicProperties)
        {
            Persistent = true,
            Headers = new Dictionary<string, object?>(message.BasicProperties.Headers ?? new Dictionary<string, object?>())
            {
                [QueueHeader] = discard.Queue,
                [ReasonHeader] = discard.Reason,
                [ByHeader] = discard.By,
                [AtHeader] = discard.At.ToString("O", CultureInfo.InvariantCulture),
            },
        };
        await channel.BasicPublishAsync("", Name, mandatory: true, properties, message.Body, cancellationToken);
    }

    public static DiscardedMessageView View(ErrorMessageView message) => new(
        message.MessageId, message.Headers.GetValueOrDefault(QueueHeader, ""), message.Headers.GetValueOrDefault(ReasonHeader, ""),
        message.Headers.GetValueOrDefault(ByHeader, ""), message.Headers.GetValueOrDefault(AtHeader), message.MessageType, message.Reason,
        message.Body);
}
