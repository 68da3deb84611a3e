using System.Security.Cryptography;
using System.Text.Json;

namespace WorkPlan.AppHost.Embedded;

/// <summary>Generated passwords, made once and kept with the data that they open.</summary>
internal sealed class Secrets(string path)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock gate = new();
    private Dictionary<string, string>? values;

    public string Path => path;

    public string GetOrCreate(string name)
    {
        lock (gate)
        {
            values ??= File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [] : [];
            if (values.TryGetValue(name, out var known))
                return known;
            values[name] = NewPassword();
            PrivateFile.Write(path, JsonSerializer.Serialize(values, Indented));
            return values[name];
        }
    }

    // Letters of both cases and digits, so that usual password rules take it, and nothing that an address or a shell would have to escape.
    private static string NewPassword() => $"{RandomNumberGenerator.GetString(Alphabet, 22)}{RandomNumberGenerator.GetString("ABCDEF", 1)}"
        + $"{RandomNumberGenerator.GetString("abcdef", 1)}{RandomNumberGenerator.GetString("23456789", 1)}";
}
