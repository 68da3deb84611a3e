using System.Buffers;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>
/// One rendered page in a pooled buffer. Every reader holds it while sending; the buffer goes back to the pool when the last holder,
/// the cache included, has let go.
/// </summary>
internal sealed class PrometheusPage(ExpositionWriter writer, long takenAt) : IDisposable
{
    private readonly int _length = writer.Length;
    private byte[]? _buffer = writer.Detach();
    private int _holders = 1;

    public long TakenAt { get; } = takenAt;

    public ReadOnlyMemory<byte> Text =>
        (_buffer ?? throw new ObjectDisposedException(nameof(PrometheusPage))).AsMemory(0, _length);

    /// <summary>Only while somebody else is sure to hold it: the scrape, under its lock.</summary>
    public PrometheusPage Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    /// <summary>Lets go of one hold.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) != 0) return;
        ArrayPool<byte>.Shared.Return(_buffer!);
        _buffer = null;
    }
}
