using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Takes a message off its queue and lets it come again later: a row of the outbox, addressed to the queue that it came from. It keeps
/// its identity, and what its headers count goes with it.
/// </summary>
internal static class ComingAgain
{
    private static readonly string[] _counted =
        [ParkingLot.TimesHeader, ParkingLot.SinceHeader, Redeliveries.TimesHeader];

    /// <summary>A whole number in a header of the message; null when it has none.</summary>
    public static long? Number(this ReceiveContext received, string header) =>
        received.TransportHeaders.TryGetHeader(header, out var value)
            && long.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Commits the row. False when a row of this turn is there already: the same delivery twice comes again once.</summary>
    /// <param name="turn">What makes this turn of this message on this queue different from its other turns.</param>
    /// <param name="counts">Headers that change; the other counted headers stay as they came.</param>
    public static async Task<bool> ComeAgainAsync(
        this DbContext db,
        ReceiveContext received,
        string queue,
        Guid message,
        string turn,
        TimeSpan wait,
        string reason,
        IReadOnlyDictionary<string, long> counts,
        CancellationToken cancellationToken)
    {
        var row = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}/{message:N}/{turn}")).AsSpan(0, 16));
        var custom = new Dictionary<string, string>();
        foreach (var header in _counted)
        {
            if ((counts.TryGetValue(header, out var counted) ? counted : received.Number(header)) is { } number)
                custom[header] = number.ToString(CultureInfo.InvariantCulture);
        }
        var headers = new OutboxHeaders { MessageId = message, TraceParent = Activity.Current?.Id, Custom = custom };
        return await db.RunAloneAsync(
            MessagingSql.For(db).Park,
            cancellationToken,
            ("@message", row),
            ("@stream", $"{StreamKeys.Parked}{row:N}"),
            ("@destination", $"exchange:{queue}"),
            ("@contentType", received.ContentType.ToString()),
            ("@headers", headers.ToJson()),
            ("@body", received.Body.GetBytes()),
            ("@milliseconds", (long)wait.TotalMilliseconds),
            ("@error", reason)) == 1;
    }
}
