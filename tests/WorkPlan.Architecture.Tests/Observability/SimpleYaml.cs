using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkPlan.Architecture.Tests.Observability;

/// <summary>
/// As much of YAML as our configuration files use, read into JSON: maps and lists in blocks or in brackets, plain and double-quoted
/// values, comments. Anything else is refused rather than misread.
/// </summary>
internal sealed partial class SimpleYaml
{
    private readonly List<(int Indent, string Text)> _lines;
    private int _next;

    private SimpleYaml(string text) => _lines =
        [.. text.Split('\n').Select(line => Comment().Replace(line, "").TrimEnd()).Where(line => line.Trim().Length > 0)
            .Select(line => (line.Length - line.TrimStart().Length, line.Trim()))];

    public static JsonNode Read(string text)
    {
        if (text.Contains('\t', StringComparison.Ordinal))
            throw new FormatException("A tab.");
        var yaml = new SimpleYaml(text);
        var root = yaml.Block(0);
        return yaml._next == yaml._lines.Count ? root : throw new FormatException($"Not where it belongs: {yaml._lines[yaml._next].Text}");
    }

    private JsonNode Block(int indent) => _lines[_next].Text.StartsWith("- ", StringComparison.Ordinal) ? List(indent) : Map(indent);

    private JsonArray List(int indent)
    {
        var items = new JsonArray();
        for (; _next < _lines.Count && _lines[_next].Indent == indent && _lines[_next].Text.StartsWith("- ", StringComparison.Ordinal); _next++)
            items.Add(Inline(_lines[_next].Text[2..].Trim()));
        return items;
    }

    private JsonObject Map(int indent)
    {
        var map = new JsonObject();
        while (_next < _lines.Count && _lines[_next].Indent == indent)
        {
            var entry = Entry().Match(_lines[_next].Text);
            if (!entry.Success)
                throw new FormatException($"Not a key with a value: {_lines[_next].Text}");
            _next++;
            var below = _next < _lines.Count && _lines[_next].Indent > indent;
            if (below == entry.Groups["value"].Value.Length > 0)
                throw new FormatException($"Neither one value nor what lies below: {entry.Value}");
            // A key that is there twice is refused by the object.
            map.Add(entry.Groups["key"].Value, below ? Block(_lines[_next].Indent) : Inline(entry.Groups["value"].Value));
        }
        return map;
    }

    private static JsonNode? Inline(string text)
    {
        var tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
        var value = Value(tokens);
        return tokens.Count == 0 ? value : throw new FormatException($"More than one value: {text}");
    }

    private static JsonNode? Value(Queue<string> tokens)
    {
        switch (tokens.Dequeue())
        {
            case "{":
                var map = new JsonObject();
                while (tokens.Peek() != "}")
                {
                    var key = tokens.Dequeue();
                    Demand(tokens, ":");
                    map.Add(key, Value(tokens));
                    if (tokens.Peek() != "}")
                        Demand(tokens, ",");
                }
                tokens.Dequeue();
                return map;
            case "[":
                var list = new JsonArray();
                while (tokens.Peek() != "]")
                {
                    list.Add(Value(tokens));
                    if (tokens.Peek() != "]")
                        Demand(tokens, ",");
                }
                tokens.Dequeue();
                return list;
            case ['"', .. var quoted, '"']:
                return quoted;
            case ("true" or "false") and var flag:
                return flag == "true";
            case var plain when long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return number;
            case var plain:
                return plain;
        }
    }

    private static void Demand(Queue<string> tokens, string token)
    {
        if (tokens.Dequeue() is var found && found != token)
            throw new FormatException($"{found} where {token} should be.");
    }

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<key>[\w/.-]+):(\s+(?<value>.+))?$")]
    private static partial Regex Entry();

    // A colon ends a key only before a space; within a value it is part of it.
    [GeneratedRegex("""
        "[^"\\]*"|[{}\[\],]|:(?=\s)|[^\s{}\[\],:"]([^{}\[\],"\s]*[^{}\[\],"\s:])?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
