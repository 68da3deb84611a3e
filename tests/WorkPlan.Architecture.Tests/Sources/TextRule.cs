using System.Text.RegularExpressions;

namespace WorkPlan.Architecture.Tests.Sources;

/// <summary>Something that must not be written in certain files, why, and a file that breaks the rule.</summary>
public sealed record TextRule(string Why, string Pattern, Func<SourceFile, bool> AppliesTo, SourceFile Violation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        where AppliesTo(file)
        from Match match in Regex.Matches(file.Text, Pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience)
        select $"{file.Path}:{file.Text.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}: {Why}";

    public override string ToString() => Why;
}
