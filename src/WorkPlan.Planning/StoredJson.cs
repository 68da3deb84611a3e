using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Planning;

/// <summary>Values that are only ever read and written as a whole are stored as JSON text.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable, and takes one character a letter. The text never reaches a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property, int maxLength) => property
        .HasConversion(
            value => Write(value),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (left, right) => Write(left) == Write(right),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value))
        .HasMaxLength(maxLength);

    public static ComplexTypePropertyBuilder<T> HasJson<T>(this ComplexTypePropertyBuilder<T> property, int maxLength) => property
        .HasConversion(
            value => Write(value),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (left, right) => Write(left) == Write(right),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value))
        .HasMaxLength(maxLength);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
