using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>What the real exporter sends is read in <see cref="ExportingTelemetry"/>; here, what nobody should send.</summary>
public sealed class ReadingProtobuf
{
    [Fact]
    public void Each_wire_type_is_read()
    {
        var reader = new ProtobufReader([
            0x08, 0x96, 0x01,
            0x11, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F,
            0x1A, 2, (byte)'h', (byte)'i',
            0x25, 7, 0, 0, 0,
            0xF8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]);

        Assert.True(reader.Next());
        Assert.Equal((1, 150UL), (reader.Field, reader.Number));
        Assert.True(reader.Next());
        Assert.Equal((2, 1.0), (reader.Field, reader.Double));
        Assert.True(reader.Next());
        Assert.Equal((3, "hi"), (reader.Field, reader.Text));
        Assert.True(reader.Next());
        Assert.Equal((4, 7UL), (reader.Field, reader.Number));
        Assert.True(reader.Next());
        Assert.Equal((2047, -1L), (reader.Field, reader.SignedNumber));
        Assert.False(reader.Next());
    }

    [Theory]
    [InlineData(new byte[] { 0x08 }, "early")]
    [InlineData(new byte[] { 0x1A, 5, 1 }, "early")]
    [InlineData(new byte[] { 0x11, 1, 2 }, "early")]
    [InlineData(new byte[] { 0x0B }, "Wire type 3")]
    [InlineData(new byte[] { 0x00, 0 }, "Field number 0")]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 }, "ten bytes")]
    public void A_broken_message_is_refused(byte[] message, string because)
    {
        var refusal = Assert.Throws<FormatException>(() =>
        {
            var reader = new ProtobufReader(message);
            while (reader.Next())
            {
            }
        });
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }
}
