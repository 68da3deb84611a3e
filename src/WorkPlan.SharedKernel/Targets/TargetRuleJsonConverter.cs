using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Reads and writes rules by their form: <c>kind</c> is threshold, perPeriod, perHead, allOf, anyOf or piecewise. A rule without a kind is
/// a threshold, as all were before there were others.
/// </summary>
public sealed class TargetRuleJsonConverter : JsonConverter<TargetRule>
{
    private const string Kind = "kind";

    public override TargetRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = JsonElement.ParseValue(ref reader);
        if (read.ValueKind != JsonValueKind.Object || read.EnumerateObject().GroupBy(member => member.Name).Any(same => same.Count() > 1))
            throw new JsonException();
        var rule = JsonObject.Create(read)!;
        var kind = rule[Kind];
        rule.Remove(Kind);
        return kind?.GetValueKind() switch
        {
            null => rule.Deserialize<ThresholdRule>(options)!,
            JsonValueKind.String => Read(rule, kind.GetValue<string>(), options),
            _ => throw new JsonException(),
        };
    }

    public override void Write(Utf8JsonWriter writer, TargetRule value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Kind, value.Kind);
        foreach (var member in JsonSerializer.SerializeToElement(value, value.GetType(), options).EnumerateObject())
            member.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static TargetRule Read(JsonObject rule, string kind, JsonSerializerOptions options) => kind switch
    {
        ThresholdRule.KindName => rule.Deserialize<ThresholdRule>(options)!,
        PerPeriodRule.KindName => rule.Deserialize<PerPeriodRule>(options)!,
        PerHeadRule.KindName => rule.Deserialize<PerHeadRule>(options)!,
        AllOfRule.KindName => rule.Deserialize<AllOfRule>(options)!,
        AnyOfRule.KindName => rule.Deserialize<AnyOfRule>(options)!,
        PiecewiseRule.KindName => rule.Deserialize<PiecewiseRule>(options)!,
        _ => throw new JsonException(),
    };
}
