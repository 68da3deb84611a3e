using System.Diagnostics;

namespace WorkPlan.ServiceDefaults.Messaging;

internal sealed record LeasedRow(
    long Seq, Guid MessageId, string StreamKey, long StreamSeq, string Destination,
    string ContentType, string Headers, byte[] Body, DateTimeOffset EnqueuedUtc, int Attempts);

/// <summary>Rows that this instance alone may send, for a while.</summary>
internal sealed class OutboxLease(string owner, TimeSpan duration, long? taken = null)
{
    private readonly long _taken = taken ?? Stopwatch.GetTimestamp();
    private readonly List<LeasedRow> _rows = [];

    public string Owner { get; } = owner;

    public IReadOnlyList<LeasedRow> Rows => _rows;

    /// <summary>
    /// Measured from before the database was asked, on a clock that nobody sets. Whoever was stopped for longer sends nothing more:
    /// the rows may be another's by now.
    /// </summary>
    public TimeSpan Remaining => (duration * 0.8) - Stopwatch.GetElapsedTime(_taken);

    public void Add(IEnumerable<LeasedRow> rows) => _rows.AddRange(rows);

    /// <summary>Each stream's rows in their order.</summary>
    public IEnumerable<LeasedRow[]> Runs() => _rows
        .GroupBy(row => row.StreamKey, (_, rows) => rows.OrderBy(row => row.StreamSeq).ThenBy(row => row.Seq).ToArray());
}
