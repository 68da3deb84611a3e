using System.Text.Json;

namespace WorkPlan.Inspections;

internal static class Naming
{
    /// <summary>The name of an enum's value in messages, the same as in JSON: <c>basicallyMet</c>.</summary>
    public static string Named(this Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
