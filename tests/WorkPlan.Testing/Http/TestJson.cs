using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkPlan.Testing.Http;

/// <summary>How a client of the services reads and writes JSON; unlike the services it ignores members that it does not know.</summary>
public static class TestJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
