using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkPlan.Testing.Telemetry;

/// <summary>One line of a Prometheus page.</summary>
public sealed record PrometheusSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>All lines under one TYPE.</summary>
public sealed record PrometheusFamily(string Name, string Type, string Help, IReadOnlyList<PrometheusSample> Samples);

/// <summary>
/// Reads the Prometheus text format 0.0.4 and refuses, with the line, what a scraper would refuse or misread: broken families, repeated
/// series, buckets that do not add up.
/// </summary>
public sealed partial class PrometheusText
{
    private readonly List<PrometheusFamily> _families = [];

    public IReadOnlyList<PrometheusFamily> Families => _families;

    public PrometheusFamily this[string name] =>
        _families.SingleOrDefault(family => family.Name == name)
        ?? throw new KeyNotFoundException($"No {name} among {string.Join(' ', _families.Select(family => family.Name))}");

    public static PrometheusText Parse(string page)
    {
        if (!page.EndsWith('\n')) throw new FormatException("The last line has no end.");
        if (page.Contains('\r', StringComparison.Ordinal)) throw new FormatException("A carriage return.");
        var text = new PrometheusText();
        var lines = page[..^1].Split('\n');
        for (var i = 0; i < lines.Length;) i = text.ReadFamily(lines, i);
        var repeated = text._families.GroupBy(family => family.Name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null) throw new FormatException($"{repeated.Key} comes in more than one piece.");
        foreach (var family in text._families) Check(family);
        return text;
    }

    private int ReadFamily(string[] lines, int i)
    {
        var help = HelpLine().Match(lines[i]);
        if (!help.Success) throw new FormatException($"Not a HELP line: {lines[i]}");
        var type = i + 1 < lines.Length ? TypeLine().Match(lines[i + 1]) : Match.Empty;
        if (!type.Success || type.Groups[1].Value != help.Groups[1].Value) throw new FormatException($"No TYPE line after: {lines[i]}");
        var samples = new List<PrometheusSample>();
        for (i += 2; i < lines.Length && !lines[i].StartsWith('#'); i++) samples.Add(ReadSample(lines[i]));
        var (name, text) = (help.Groups[1].Value, Unescape(help.Groups[2].Value, quotes: false));
        _families.Add(new PrometheusFamily(name, type.Groups[2].Value, text, samples));
        return i;
    }

    private static PrometheusSample ReadSample(string line)
    {
        var match = SampleLine().Match(line);
        if (!match.Success) throw new FormatException($"Not a sample: {line}");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = match.Groups["label"].Captures;
        for (var i = 0; i < names.Count; i++)
        {
            if (!labels.TryAdd(names[i].Value, Unescape(match.Groups["text"].Captures[i].Value, quotes: true)))
                throw new FormatException($"The label {names[i].Value} twice: {line}");
        }

        return new PrometheusSample(match.Groups["name"].Value, labels, Number(match.Groups["value"].Value, line));
    }

    private static double Number(string text, string line) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new FormatException($"Not a number: {line}"),
    };

    private static string Unescape(string text, bool quotes)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            var escaped = ++i < text.Length ? text[i] : ' ';
            plain.Append(escaped switch
            {
                '\\' => '\\',
                'n' => '\n',
                '"' when quotes => '"',
                _ => throw new FormatException($"\\{escaped} is no escape: {text}"),
            });
        }

        return plain.ToString();
    }

    private static void Check(PrometheusFamily family)
    {
        if (family.Samples.Count == 0) throw new FormatException($"{family.Name} has no sample.");
        if (family.Type == "counter" && !family.Name.EndsWith("_total", StringComparison.Ordinal))
            throw new FormatException($"The counter {family.Name} does not end in _total.");
        var seen = new HashSet<string>();
        foreach (var sample in family.Samples)
        {
            if (!NamesOf(family).Contains(sample.Name)) throw new FormatException($"{sample.Name} within {family.Name}.");
            if (!seen.Add(Key(sample, sample.Labels))) throw new FormatException($"{Key(sample, sample.Labels)} twice.");
            if (family.Type == "counter" && !(sample.Value >= 0)) throw new FormatException($"{family.Name} is {sample.Value}.");
        }

        if (family.Type == "histogram") CheckHistogram(family);
    }

    private static string[] NamesOf(PrometheusFamily family) => family.Type == "histogram"
        ? [family.Name + "_bucket", family.Name + "_sum", family.Name + "_count"]
        : [family.Name];

    private static void CheckHistogram(PrometheusFamily family)
    {
        foreach (var series in family.Samples.GroupBy(sample => Key(null, sample.Labels.Where(label => label.Key != "le"))))
        {
            var buckets = series.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
            var bounds = buckets.ConvertAll(bucket => Number(bucket.Labels["le"], family.Name));
            if (!bounds.SequenceEqual(bounds.Order())) throw new FormatException($"Bounds of {family.Name}{series.Key} are out of order.");
            if (bounds.Count == 0 || !double.IsPositiveInfinity(bounds[^1]))
                throw new FormatException($"{family.Name}{series.Key} has no +Inf.");
            if (!buckets.Select(bucket => bucket.Value).SequenceEqual(buckets.Select(bucket => bucket.Value).Order()))
                throw new FormatException($"Buckets of {family.Name}{series.Key} are not cumulative.");
            if (series.Single(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal)).Value != buckets[^1].Value)
                throw new FormatException($"The count of {family.Name}{series.Key} is not its last bucket.");
            if (!series.Any(sample => sample.Name.EndsWith("_sum", StringComparison.Ordinal)))
                throw new FormatException($"{family.Name}{series.Key} has no sum.");
        }
    }

    private static string Key(PrometheusSample? sample, IEnumerable<KeyValuePair<string, string>> labels) =>
        sample?.Name + "{" + string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal)) + "}";

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$")]
    private static partial Regex HelpLine();

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""
        ^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)
        (\{((,|(?<=\{))(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<text>([^"\\]|\\.)*)")*\})?
        [ ](?<value>[^ ]+)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SampleLine();
}
