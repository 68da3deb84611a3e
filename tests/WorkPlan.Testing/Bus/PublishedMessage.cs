using System.Text;
using System.Text.Json;
using MassTransit.RabbitMqTransport;
using MassTransit.Serialization;

namespace WorkPlan.Testing.Bus;

/// <summary>A message as it went over the broker: the exchange that it was published to and MassTransit's envelope.</summary>
public sealed class PublishedMessage
{
    private static readonly RabbitMqMessageNameFormatter Names = new();
    private readonly JsonElement _envelope;

    internal PublishedMessage(string exchange, ReadOnlyMemory<byte> body)
    {
        Exchange = exchange;
        _envelope = JsonSerializer.Deserialize<JsonElement>(body.Span);
    }

    public string Exchange { get; }

    public Guid MessageId => _envelope.TryGetProperty("messageId", out var id) && id.TryGetGuid(out var value) ? value : default;

    internal static string ExchangeOf<T>() => Names.GetMessageName(typeof(T)).ToString();

    internal bool Is<T>() => Exchange == ExchangeOf<T>();

    internal T Message<T>() => _envelope.GetProperty("message").Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;

    public override string ToString()
    {
        var text = new StringBuilder(Exchange).Append(' ');
        return text.Append(_envelope.TryGetProperty("message", out var message) ? message.GetRawText() : _envelope.GetRawText()).ToString();
    }
}
