using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace WorkPlan.ServiceDefaults.Telemetry.Database;

/// <summary>What a command does, without what it does it with: operation, first table, and the text with every literal taken out.</summary>
internal sealed partial record SqlSummary(string Operation, string Table, string Text)
{
    private const int MostRemembered = 2_000;
    private const int LongestText = 2_000;
    // With or without the name of its schema, quoted or not.
    private const string TableName = """
        (?:(?:\w+|"[^"]+"|\[[^\]]+\])\s*\.\s*)?(?<table>"[^"]+"|\[[^\]]+\]|`[^`]+`|\w+)
        """;
    private static readonly ConcurrentDictionary<string, SqlSummary> Remembered = new(StringComparer.Ordinal);

    /// <summary>"SELECT Plans": the name of the span.</summary>
    public string Name { get; } = Table.Length == 0 ? Operation : $"{Operation} {Table}";

    /// <summary>EF Core's texts are few and recur; should they not, the memory starts over before it grows large.</summary>
    public static SqlSummary Of(string sql)
    {
        if (Remembered.TryGetValue(sql, out var known)) return known;
        var summary = Read(sql);
        if (Remembered.Count >= MostRemembered) Remembered.Clear();
        Remembered.TryAdd(sql, summary);
        return summary;
    }

    private static SqlSummary Read(string sql)
    {
        var text = Literal().Replace(sql, match => match.Groups["keep"].Success ? match.Value : "?");
        var statement = Statement().Match(NamedSubqueries().Replace(text, ""));
        if (text.Length > LongestText) text = text[..LongestText] + " …";
        if (!statement.Success) return new SqlSummary("OTHER", "", text);
        var table = statement.Groups["table"].Value.Trim('"', '[', ']', '`');
        return new SqlSummary(statement.Groups["operation"].Value.ToUpperInvariant(), table, text);
    }

    // Strings, blobs, comments and numbers go; quoted identifiers, parameters and words that hold digits stay. The order matters:
    // the N of N'…' belongs to the string, a digit inside a word does not begin a number.
    [GeneratedRegex("""
        [NnXx]?'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/
        |(?<keep>"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|`[^`]*`|[@$:]*[^\W\d]\w*|[@$:]\w+)
        |0[xX][0-9A-Fa-f]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    // Named subqueries before the statement that uses them; parentheses are counted.
    [GeneratedRegex("""
        ^\s*WITH\s+(?:\w+[^()]*\((?:[^()]|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)\s*,?\s*)+
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedSubqueries();

    // The first statement that reads or changes rows; what comes before it (SET, DECLARE) only prepares it.
    [GeneratedRegex($"""
        \b(?:(?<operation>SELECT)\b(?:.*?\bFROM\s+(?![(\s]*SELECT\b)\(*\s*{TableName})?
        |(?<operation>INSERT)\s+(?:OR\s+\w+\s+)?INTO\s+{TableName}
        |(?<operation>UPDATE)\s+(?:TOP\s*\(.*?\)\s*)?{TableName}
        |(?<operation>DELETE)\s+(?:TOP\s*\(.*?\)\s*)?(?:FROM\s+)?{TableName}
        |(?<operation>MERGE)\s+(?:INTO\s+)?{TableName}
        |(?<operation>CREATE|ALTER|DROP)\s+TABLE\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?{TableName}
        |(?<operation>CREATE|DROP|PRAGMA|BEGIN|COMMIT|ROLLBACK|EXEC)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();
}
