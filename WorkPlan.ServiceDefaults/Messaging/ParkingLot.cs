using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Keeps a message that came before what it refers to: a row of the outbox, addressed to the queue it came from, due later and later.
/// </summary>
internal sealed partial class ParkingLot(IOptions<MessagingOptions> options, MessagingMetrics metrics, ILogger<ParkingLot> logger)
{
    internal const string TimesHeader = "WorkPlan-Parked";
    internal const string SinceHeader = "WorkPlan-Parked-Since";

    private static readonly int[] _waits = [1, 2, 5, 10, 30, 60];

    public async Task ParkAsync(
        DbContext db, ReceiveContext received, string queue, Guid message, NotYetKnownException unknown, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var times = Number(received, TimesHeader) ?? 0;
        var since = Number(received, SinceHeader) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;
        if (now - since > options.Value.ParkingLimit)
            throw unknown;
        // Named after its turn: the same delivery twice parks once, and the row of the last turn may still be there.
        var row = RowId(queue, message, times);
        var wait = TimeSpan.FromSeconds(_waits[(int)Math.Min(times, _waits.Length - 1)]);
        var headers = new OutboxHeaders
        {
            MessageId = message,
            TraceParent = Activity.Current?.Id,
            Custom = new Dictionary<string, string>
            {
                [TimesHeader] = (times + 1).ToString(CultureInfo.InvariantCulture),
                [SinceHeader] = since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            },
        };
        var parked = await db.RunAloneAsync(
            MessagingSql.For(db).Park,
            cancellationToken,
            ("@message", row),
            ("@stream", $"{StreamKeys.Parked}{row:N}"),
            ("@destination", $"exchange:{queue}"),
            ("@contentType", received.ContentType.ToString()),
            ("@headers", headers.ToJson()),
            ("@body", received.Body.GetBytes()),
            ("@milliseconds", (long)wait.TotalMilliseconds),
            ("@error", unknown.Message));
        if (parked == 0)
            return;
        metrics.Parked(queue);
        Log.Parked(logger, message, queue, unknown.Kind, unknown.Key, wait);
    }

    private static long? Number(ReceiveContext received, string header) =>
        received.TransportHeaders.TryGetHeader(header, out var value)
            && long.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static Guid RowId(string queue, Guid message, long times) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}/{message:N}/{times}")).AsSpan(0, 16));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Message {MessageId} waits on {Queue} for the {Kind} {Key}; it comes again in {Wait}.")]
        public static partial void Parked(ILogger logger, Guid messageId, string queue, string kind, string key, TimeSpan wait);
    }
}
