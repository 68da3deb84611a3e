using System.Globalization;
using System.Resources;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>
/// The texts that users read, Vietnamese (neutral) and English, from the resource files of the service and of ServiceDefaults.
/// The culture of the current request chooses.
/// </summary>
public sealed class Texts(IEnumerable<ResourceManager> resources)
{
    private readonly ResourceManager[] _resources = [.. resources];

    /// <summary>The text under a key, formatted; null when no resource file has it.</summary>
    public string? Find(string key, params object?[] arguments)
    {
        foreach (var resource in _resources)
        {
            if (resource.GetString(key, CultureInfo.CurrentUICulture) is { } text)
                return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
        }
        return null;
    }

    /// <summary>The text under a key, or the key itself, so that a missing text is seen and never breaks an answer.</summary>
    public string this[string key, params object?[] arguments] => Find(key, arguments) ?? key;
}
