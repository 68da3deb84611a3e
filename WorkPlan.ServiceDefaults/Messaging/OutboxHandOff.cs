using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// The short way from a commit to the dispatcher of the same process: rows that are written under a lease of this instance need not be
/// leased and read again. It is open while the broker takes messages; a row that is not sent on it is found by its expired lease.
/// </summary>
internal sealed class OutboxHandOff(IOptions<MessagingOptions> options)
{
    private readonly OutboxOptions _options = options.Value.Outbox;
    private readonly Channel<HandedRow> _rows = Channel.CreateUnbounded<HandedRow>();
    private volatile bool _open;

    /// <summary>Who holds the rows that are handed over.</summary>
    public string Owner { get; } = $"{Guid.NewGuid():N}/direct";

    /// <summary>Closed until the broker has confirmed something, and while more waits than two leases hold.</summary>
    public bool IsOpen => _open && _rows.Reader.Count < 2 * _options.BatchSize;

    public bool IsClosed => !_open;

    public ChannelReader<HandedRow> Rows => _rows.Reader;

    public DateTimeOffset LeaseUntil(DateTimeOffset now) => now + _options.LeaseDuration;

    public void Open() => _open = true;

    public void Close() => _open = false;

    public void Offer(HandedRow row) => _rows.Writer.TryWrite(row);
}

/// <param name="Message">The row as it was written; its number is not known yet.</param>
/// <param name="Written">When its lease began, by <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record HandedRow(OutboxMessage Message, long Written)
{
    public LeasedRow Leased(long seq) => new(
        seq, Message.MessageId, Message.StreamKey, Message.StreamSeq, Message.Destination, Message.ContentType, Message.Headers,
        Message.Body, Message.EnqueuedUtc, Message.Attempts);
}

/// <summary>A row that stands in the outbox, without what it says.</summary>
internal sealed record StandingRow(long Seq, Guid MessageId, string StreamKey, long StreamSeq);
