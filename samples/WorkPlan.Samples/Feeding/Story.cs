using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Feeding;

/// <summary>
/// What all steps share: the users, the console, and the ids that the system gave to what the files call by a name. Every step looks up
/// what is there before it creates anything, so a feeding that was broken off goes on where it stopped.
/// </summary>
internal sealed class Story(SampleUsers users, Report report, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, string> _ids = [];

    public SampleUsers Users => users;

    public Report Report => report;

    public void Know(string name, string id) => _ids[name] = id;

    public string IdOf(string name) => _ids.TryGetValue(name, out var id) ? id : throw new InvalidDataException($"Nothing is called {name}.");

    /// <summary>A basis as plans cite it; the file says "document:ct-01".</summary>
    public object Cite(string name) => new { kind = name[..name.IndexOf(':', StringComparison.Ordinal)], id = IdOf(name) };

    public object[] CiteAll(JsonNode? names) => [.. (names?.AsArray() ?? []).Select(name => Cite(name.Text()))];

    /// <summary>Reads again until an effect of another service is there.</summary>
    public async Task<T> AwaitAsync<T>(string what, Func<Task<T?>> read)
        where T : class
    {
        var giveUpAt = clock.GetUtcNow() + Patience;
        while (clock.GetUtcNow() < giveUpAt)
        {
            if (await read() is { } there)
                return there;
            await Task.Delay(Pause, clock);
        }
        throw new TimeoutException($"Chờ quá {Patience.TotalSeconds:0} giây mà chưa thấy (did not arrive): {what}");
    }
}

internal static class JsonReading
{
    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static string Text(this JsonNode node, string name) => node[name].Text();

    public static int Number(this JsonNode node, string name) => node[name]!.GetValue<int>();

    public static bool Holds(this JsonNode node, string name, string value) => node[name]?.GetValue<string>() == value;

    /// <summary>A date as people write it: 27/12/2021.</summary>
    public static string Day(this JsonNode? node) => node is null
        ? "-"
        : DateOnly.Parse(node.GetValue<string>()[..10], System.Globalization.CultureInfo.InvariantCulture)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The object without some of its members and with others: a request's body from a file's entry.</summary>
    public static JsonObject With(this JsonNode node, string[] without, params (string Name, object? Value)[] members)
    {
        var copy = node.DeepClone().AsObject();
        foreach (var name in without)
            copy.Remove(name);
        foreach (var (name, value) in members)
            copy[name] = value is null ? null : System.Text.Json.JsonSerializer.SerializeToNode(value, System.Text.Json.JsonSerializerOptions.Web);
        return copy;
    }
}
