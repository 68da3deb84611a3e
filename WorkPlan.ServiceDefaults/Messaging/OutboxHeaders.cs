using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>What the row keeps beside the body: the identifiers that go into transport properties, headers and the trace.</summary>
internal sealed record OutboxHeaders
{
    /// <summary>Differs from the row's own for a parked message, which keeps the identity it came with.</summary>
    [JsonPropertyName("m")]
    public Guid? MessageId { get; init; }

    [JsonPropertyName("v")]
    public Guid? ConversationId { get; init; }

    [JsonPropertyName("c")]
    public Guid? CorrelationId { get; init; }

    [JsonPropertyName("i")]
    public Guid? InitiatorId { get; init; }

    [JsonPropertyName("r")]
    public Guid? RequestId { get; init; }

    [JsonPropertyName("ttl")]
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The activity in which the message was published.</summary>
    [JsonPropertyName("trace")]
    public string? TraceParent { get; init; }

    [JsonPropertyName("h")]
    public IReadOnlyDictionary<string, string>? Custom { get; init; }

    public static OutboxHeaders Of(SendContext context, string? traceParent) => new()
    {
        ConversationId = context.ConversationId,
        CorrelationId = context.CorrelationId,
        InitiatorId = context.InitiatorId,
        RequestId = context.RequestId,
        TimeToLive = context.TimeToLive,
        TraceParent = traceParent,
        Custom = Texts(context.Headers.GetAll()),
    };

    public static OutboxHeaders Parse(string json) => JsonSerializer.Deserialize(json, OutboxJson.Default.OutboxHeaders) ?? new();

    public string ToJson() => JsonSerializer.Serialize(this, OutboxJson.Default.OutboxHeaders);

    private static Dictionary<string, string>? Texts(IEnumerable<KeyValuePair<string, object>> headers)
    {
        Dictionary<string, string>? texts = null;
        foreach (var (name, value) in headers)
        {
            // The trace goes on from the publisher, not from what MassTransit noted while writing the row.
            if (Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) is { } text && !name.StartsWith("MT-Activity", StringComparison.Ordinal))
                (texts ??= [])[name] = text;
        }
        return texts;
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxHeaders))]
internal sealed partial class OutboxJson : JsonSerializerContext;
