using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Turns what is published into a row of the same unit of work.</summary>
internal sealed class OutboxWriter(OutboxSignal signal, OutboxHandOff handOff)
{
    public void Add<T>(DbContext db, SendContext<T> context) where T : class
    {
        var id = context.MessageId ?? throw new MessageException(typeof(T), "A message without an id cannot be sent exactly once.");
        var (stream, seq) = StreamOf<T>.Read(context.Message, id);
        // The host's own clock: it is compared with the database's, never with the calendar of the domain.
        var now = TimeProvider.System.GetUtcNow();
        var direct = context.Delay is null && handOff.IsOpen;
        var row = new OutboxMessage
        {
            MessageId = id,
            // A delayed message does not hold up its stream.
            StreamKey = context.Delay is null ? stream : StreamKeys.OfMessage(id),
            StreamSeq = seq,
            Destination = ShortAddress(context.DestinationAddress, typeof(T)),
            ContentType = (context.ContentType ?? context.Serializer.ContentType).ToString(),
            Headers = OutboxHeaders.Of(context, Activity.Current?.Id).ToJson(),
            Body = context.Serializer.GetMessageBody(context).GetBytes(),
            EnqueuedUtc = now,
            // Due whatever the difference between the clocks.
            NotBeforeUtc = context.Delay is { } delay ? now + delay : DateTimeOffset.UnixEpoch,
            LeaseOwner = direct ? handOff.Owner : null,
            LeaseUntilUtc = direct ? handOff.LeaseUntil(now) : null,
            Attempts = direct ? 1 : 0,
        };
        // A handler may publish from several tasks; the context below it is not made for that.
        lock (db)
        {
            db.Add(row);
            signal.Expect(db, row);
        }
    }

    /// <summary>Without the broker's host and port, which may be others when the row is sent.</summary>
    private static string ShortAddress(Uri? address, Type message)
    {
        if (address is null)
            throw new MessageException(message, "The message has no destination.");
        if (address.Scheme is "exchange" or "queue")
            return address.ToString();
        var name = address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..];
        return $"exchange:{Uri.UnescapeDataString(name)}{address.Query}";
    }
}
