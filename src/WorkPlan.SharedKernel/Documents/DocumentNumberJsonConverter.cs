using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>A document's number travels as its text; no number is an empty text.</summary>
public sealed class DocumentNumberJsonConverter : JsonConverter<DocumentNumber>
{
    public override DocumentNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DocumentNumber.TryParse(reader.GetString(), out var number)
            ? number
            : throw new JsonException("This is no number of a document.");

    public override void Write(Utf8JsonWriter writer, DocumentNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Text);
    }
}
