using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Writes the UTF-8 of a Prometheus page into one pooled buffer that grows; numbers and names cost no strings.</summary>
internal sealed class ExpositionWriter(int capacity)
{
    private const int LongestNumber = 32;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>Hands the buffer over; whoever takes it returns it to the pool.</summary>
    public byte[] Detach()
    {
        var buffer = _buffer;
        _buffer = [];
        return buffer;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        Length += text.Length;
    }

    /// <summary>Repeats what was already written, such as the labels of a histogram's first bucket.</summary>
    public void Repeat(Range written)
    {
        var (offset, length) = written.GetOffsetAndLength(Length);
        Reserve(length);
        _buffer.AsSpan(offset, length).CopyTo(_buffer.AsSpan(Length));
        Length += length;
    }

    public void Write(long value)
    {
        value.TryFormat(Reserve(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public void Write(double value)
    {
        if (double.IsPositiveInfinity(value)) Write("+Inf"u8);
        else if (double.IsNegativeInfinity(value)) Write("-Inf"u8);
        else
        {
            value.TryFormat(Reserve(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
            Length += written;
        }
    }

    /// <summary>A label's value: backslash, quote and line feed are escaped, lone surrogates replaced.</summary>
    public void WriteLabelValue(object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: WriteEscaped(text); break;
            case bool flag: Write(flag ? "true"u8 : "false"u8); break;
            case IFormattable number: WriteEscaped(number.ToString(null, CultureInfo.InvariantCulture)); break;
            default: WriteEscaped(value.ToString() ?? ""); break;
        }
    }

    /// <summary>The text of a HELP line, where a quote needs no escape.</summary>
    public void WriteHelp(string text)
    {
        foreach (var part in text.EnumerateRunes())
        {
            if (part.Value == '\\') Write("\\\\"u8);
            else if (part.Value == '\n') Write("\\n"u8);
            else Write(part);
        }
    }

    private void WriteEscaped(string text)
    {
        if (text.AsSpan().IndexOfAny('\\', '"', '\n') < 0)
        {
            Utf8.FromUtf16(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)), out _, out var written);
            Length += written;
            return;
        }

        foreach (var part in text.EnumerateRunes())
        {
            if (part.Value == '\\') Write("\\\\"u8);
            else if (part.Value == '"') Write("\\\""u8);
            else if (part.Value == '\n') Write("\\n"u8);
            else Write(part);
        }
    }

    private void Write(Rune rune) => Length += rune.EncodeToUtf8(Reserve(4));

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + count));
            _buffer.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(Length);
    }
}
