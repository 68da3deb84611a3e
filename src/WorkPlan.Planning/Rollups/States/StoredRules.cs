using System.Collections.Concurrent;
using System.Text.Json;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>Rules as text. Hundreds of units have the same few rules, so each text is read once.</summary>
internal static class StoredRules
{
    private const int Remembered = 10_000;

    private static readonly ConcurrentDictionary<string, TargetRule> Known = new(StringComparer.Ordinal);

    public static string Write(TargetRule rule) => JsonSerializer.Serialize(rule, StoredJson.Options);

    public static TargetRule Read(string text)
    {
        if (Known.TryGetValue(text, out var known))
            return known;
        if (Known.Count >= Remembered)
            Known.Clear();
        return Known[text] = JsonSerializer.Deserialize<TargetRule>(text, StoredJson.Options)!;
    }
}
