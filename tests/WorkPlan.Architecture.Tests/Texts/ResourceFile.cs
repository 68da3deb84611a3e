using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Texts;

/// <summary>A resx file: the neutral one is Vietnamese, the one with <c>.en.</c> English.</summary>
public sealed partial record ResourceFile(string Path, IReadOnlyDictionary<string, string> Texts)
{
    private const string EnglishSuffix = ".en.resx";

    public static IReadOnlyList<ResourceFile> All { get; } =
        [.. SourceFile.Repository.Where(file => file.Path.EndsWith(".resx", StringComparison.Ordinal)).Select(file => Parse(file.Path, file.Text))];

    public bool IsEnglish => Path.EndsWith(EnglishSuffix, StringComparison.Ordinal);

    /// <summary>The same for both languages of one set of texts.</summary>
    public string Set => IsEnglish ? Path[..^EnglishSuffix.Length] : Path[..^".resx".Length];

    public static ResourceFile Parse(string path, string xml) => new(
        path, XDocument.Parse(xml).Descendants("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? ""));

    /// <summary>The numbers of the placeholders in a text.</summary>
    public static IReadOnlySet<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder();
}
