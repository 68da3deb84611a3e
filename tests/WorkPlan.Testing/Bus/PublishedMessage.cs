using System.Text;
using System.Text.Json;
using MassTransit.RabbitMqTransport;
using MassTransit.Serialization;

namespace WorkPlan.Testing.Bus;

/// <summary>A message as it went over the broker: the exchange that it was published to and MassTransit's envelope.</summary>
internal sealed class PublishedMessage
{
    private static readonly RabbitMqMessageNameFormatter Names = new();
    private readonly JsonElement? _envelope;
    private readonly byte[] _body;

    public PublishedMessage(string exchange, byte[] body)
    {
        Exchange = exchange;
        _body = body;
        _envelope = Envelope(body);
        MessageId = Member("messageId") is { } id && id.TryGetGuid(out var value) ? value : default;
    }

    public string Exchange { get; }

    /// <summary>Empty for what is no envelope of MassTransit's.</summary>
    public Guid MessageId { get; }

    public static string ExchangeOf<T>() => Names.GetMessageName(typeof(T)).ToString();

    public bool Is<T>() => Exchange == ExchangeOf<T>() && Member("message") is not null;

    public T Message<T>() => Member("message")!.Value.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;

    public override string ToString() => $"{Exchange} {Member("message")?.GetRawText() ?? Encoding.UTF8.GetString(_body)}";

    private JsonElement? Member(string name) =>
        _envelope is { ValueKind: JsonValueKind.Object } envelope && envelope.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Envelope(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null; // a test may send rubbish on purpose
        }
    }
}
