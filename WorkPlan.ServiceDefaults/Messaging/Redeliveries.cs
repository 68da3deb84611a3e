using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// The delivery limit of classic queues, for which RabbitMQ has none. What the broker gives out again was not finished: its consumer's
/// process or connection ended first, and perhaps the message ended it. Such a message does not run at once; it goes round by the
/// outbox, with the count in its headers and a growing wait, until its deliveries are used up. A quorum queue counts by itself.
/// </summary>
internal sealed partial class Redeliveries(IOptions<MessagingOptions> options, OutboxSignal signal, ILogger<Redeliveries> logger)
{
    internal const string TimesHeader = "WorkPlan-Redelivered";

    private static readonly int[] _waits = [0, 1, 2, 5, 10, 30, 60];

    /// <summary>True when the message goes round; false when it is to be consumed now.</summary>
    /// <exception cref="DeliveryLimitException">It has come as often as it may.</exception>
    public async Task<bool> GoesRoundAsync(
        DbContext db, ReceiveContext received, string queue, Guid message, CancellationToken cancellationToken)
    {
        if (!received.Redelivered || options.Value.QueueType != QueueType.Classic)
            return false;
        var times = received.Number(TimesHeader) ?? 0;
        if (times >= options.Value.DeliveryLimit)
            throw new DeliveryLimitException(options.Value.DeliveryLimit);
        var wait = TimeSpan.FromSeconds(_waits[(int)Math.Min(times, _waits.Length - 1)]);
        var counts = new Dictionary<string, long> { [TimesHeader] = times + 1 };
        const string Reason = "Delivered before, and not finished: its consumer's process or connection ended.";
        if (await db.ComeAgainAsync(received, queue, message, $"redelivered/{times}", wait, Reason, counts, cancellationToken))
            Log.Redelivered(logger, message, queue, times + 1, wait);
        signal.Wake();
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Message {MessageId} was given out again on {Queue} (time {Times}); it is tried again in {Wait}.")]
        public static partial void Redelivered(ILogger logger, Guid messageId, string queue, long times, TimeSpan wait);
    }
}

/// <summary>A message was delivered as often as <see cref="MessagingOptions.DeliveryLimit"/> allows, and never finished.</summary>
internal sealed class DeliveryLimitException(int limit)
    : Exception($"delivery_limit: given out again {limit} times, and each time its consumer's process or connection ended before it was done.");
