using System.Globalization;
using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations.Runbooks;

/// <summary>Something to type, and what is to be seen after it.</summary>
/// <param name="Text">Lines of bash.</param>
/// <param name="ChangesSomething">Typed once; anything else may be typed again until it shows what it should.</param>
/// <param name="Shows">Lines in this order, others between them; <c>…</c> is whatever it is.</param>
internal sealed record Command(string Text, bool ChangesSomething, IReadOnlyList<string> Shows)
{
    public bool IsShownBy(IReadOnlyList<string> output)
    {
        var next = 0;
        foreach (var line in output)
        {
            if (next < Shows.Count && Regex.IsMatch(line.Trim(), $"^{Regex.Escape(Shows[next].Trim()).Replace("…", ".*", StringComparison.Ordinal)}$"))
                next++;
        }
        return next == Shows.Count;
    }
}

/// <summary>A numbered step of a page.</summary>
internal sealed record Step(int Number, string Says, IReadOnlyList<Command> Commands);

/// <summary>A page of docs/runbooks as an operator follows it.</summary>
internal sealed partial record Runbook(string Name, IReadOnlyList<Step> Steps)
{
    public static readonly string Folder = Path.Combine(SourceTree.Root, "docs", "runbooks");

    /// <summary>Every page but the first, which is about all of them.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README");

    /// <summary>What the first page has typed before anything else.</summary>
    public static string Preparation => Block().Match(File.ReadAllText(Path.Combine(Folder, "README.md"))).Groups["text"].Value;

    public static Runbook Read(string name) => Parse(name, File.ReadAllText(Path.Combine(Folder, $"{name}.md")));

    public static Runbook Parse(string name, string page) => new(
        name, [.. Numbered().Matches(page).Select(step => new Step(int.Parse(step.Groups["number"].Value, CultureInfo.InvariantCulture), step.Groups["says"].Value, CommandsIn(step.Value)))]);

    private static List<Command> CommandsIn(string step)
    {
        var commands = new List<Command>();
        foreach (Match block in Block().Matches(step))
        {
            var text = string.Join('\n', block.Groups["text"].Value.Split('\n').Select(line => line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line));
            if (block.Groups["kind"].Value != "text")
                commands.Add(new Command(text, block.Groups["kind"].Value == "bash once", []));
            else
                commands[^1] = commands[^1] with { Shows = [.. text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))] };
        }
        return commands;
    }

    [GeneratedRegex(@"^(?<number>\d+)\. (?<says>.*)\n(?:(?:   .*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^ *```(?<kind>bash once|bash|text)\n(?<text>(?:.*\n)*?) *```$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
