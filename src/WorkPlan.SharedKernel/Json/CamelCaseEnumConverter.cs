using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>Enums leave as camelCase text, and numbers are refused on the way in.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
