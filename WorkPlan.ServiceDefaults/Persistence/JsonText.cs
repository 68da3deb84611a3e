using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>For values that are read whole or not at all: one column of JSON text, the same in both databases.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable, and takes one character a letter. The text never reaches a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Keeps the value as JSON text without a bound; a change is seen when the text would be another one.</summary>
    public static PropertyBuilder<T> AsJsonText<T>(this PropertyBuilder<T> property) => property
        .HasMaxLength(-1)
        .HasConversion(
            value => Write(value),
            text => Read<T>(text),
            new ValueComparer<T>(
                (left, right) => Write(left) == Write(right),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => Read<T>(Write(value))));

    /// <summary>
    /// As <see cref="AsJsonText{T}"/>, for a value that is never changed in place but always replaced as a whole: while it is the same object
    /// nothing is written out to see whether it changed, and no copy of it is kept.
    /// </summary>
    public static PropertyBuilder<T> AsReplacedJsonText<T>(this PropertyBuilder<T> property)
        where T : class?
    {
        property.AsJsonText().Metadata.SetValueComparer(new ValueComparer<T>(
            (left, right) => ReferenceEquals(left, right) || Write(left) == Write(right),
            value => Write(value).GetHashCode(StringComparison.Ordinal),
            value => value));
        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
