using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Keeps a message that came before what it refers to; it comes again, later and later.</summary>
internal sealed partial class ParkingLot(IOptions<MessagingOptions> options, MessagingMetrics metrics, ILogger<ParkingLot> logger)
{
    internal const string TimesHeader = "WorkPlan-Parked";
    internal const string SinceHeader = "WorkPlan-Parked-Since";

    private static readonly int[] _waits = [1, 2, 5, 10, 30, 60];

    public async Task ParkAsync(
        DbContext db, ReceiveContext received, string queue, Guid message, NotYetKnownException unknown, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var times = received.Number(TimesHeader) ?? 0;
        var since = received.Number(SinceHeader) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;
        if (now - since > options.Value.ParkingLimit)
            throw unknown;
        var wait = TimeSpan.FromSeconds(_waits[(int)Math.Min(times, _waits.Length - 1)]);
        var counts = new Dictionary<string, long> { [TimesHeader] = times + 1, [SinceHeader] = since.ToUnixTimeSeconds() };
        // Named after its turn: the row of the last turn may still be there.
        if (!await db.ComeAgainAsync(received, queue, message, $"{times}", wait, unknown.Message, counts, cancellationToken))
            return;
        metrics.Parked(queue);
        Log.Parked(logger, message, queue, unknown.Kind, unknown.Key, wait);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {MessageId} waits on {Queue} for the {Kind} {Key}; it comes again in {Wait}.")]
        public static partial void Parked(ILogger logger, Guid messageId, string queue, string kind, string key, TimeSpan wait);
    }
}
