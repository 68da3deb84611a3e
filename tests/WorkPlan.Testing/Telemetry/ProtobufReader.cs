using System.Buffers.Binary;
using System.Text;

namespace WorkPlan.Testing.Telemetry;

/// <summary>Walks the fields of one protobuf message. Unknown fields are skipped by not reading their value.</summary>
public ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;
    private ulong _number;
    private ReadOnlySpan<byte> _bytes;

    /// <summary>The number of the field that <see cref="Next"/> stopped at.</summary>
    public int Field { get; private set; }

    /// <summary>A varint, or the bits of a fixed 32 or 64 bit field.</summary>
    public readonly ulong Number => _number;

    public readonly long SignedNumber => (long)_number;

    public readonly double Double => BitConverter.UInt64BitsToDouble(_number);

    /// <summary>A length-delimited field: bytes, a string or a message.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes;

    public readonly string Text => Encoding.UTF8.GetString(_bytes);

    public readonly string Hex => Convert.ToHexStringLower(_bytes);

    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var key = Varint();
        Field = checked((int)(key >> 3));
        if (Field == 0) throw new FormatException("Field number 0.");
        _number = 0;
        _bytes = default;
        switch (key & 7)
        {
            case 0: _number = Varint(); break;
            case 1: _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case 2: _bytes = Take(checked((int)Varint())); break;
            case 5: _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw new FormatException($"Wire type {key & 7} of field {Field} is not known.");
        }

        return true;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw new FormatException("A varint of more than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count) throw new FormatException($"The message ends {count - _rest.Length} bytes early.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
