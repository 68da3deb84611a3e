using System.Globalization;
using System.Resources;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>
/// The texts that users read, Vietnamese (neutral) and English, from the resource files of the service and of ServiceDefaults.
/// The culture of the current request chooses.
/// </summary>
public sealed class Texts(IEnumerable<ResourceManager> resources)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private readonly ResourceManager[] _resources = [.. resources];

    /// <summary>The text under a key, formatted; null when no resource file has it.</summary>
    public string? Find(string key, params object?[] arguments) => Find(CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture, key, arguments);

    /// <summary>The text under a key, or the key itself, so that a missing text is seen and never breaks an answer.</summary>
    public string this[string key, params object?[] arguments] => Find(key, arguments) ?? key;

    /// <summary>The text as a document has it: Vietnamese, whatever the reader's language.</summary>
    public string InVietnamese(string key, params object?[] arguments) => Find(Vietnamese, Vietnamese, key, arguments) ?? key;

    /// <summary>The English beside a document's Vietnamese.</summary>
    public string InEnglish(string key, params object?[] arguments) => Find(English, English, key, arguments) ?? key;

    private string? Find(CultureInfo language, CultureInfo format, string key, object?[] arguments)
    {
        foreach (var resource in _resources)
        {
            if (resource.GetString(key, language) is { } text)
                return arguments.Length == 0 ? text : string.Format(format, text, arguments);
        }
        return null;
    }
}
