using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkPlan.Architecture.Tests.Contracts;
using WorkPlan.Architecture.Tests.Services;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Messages;

/// <summary>docs/messages.md, made from the contracts, their doc comments and the consumers.</summary>
internal static partial class MessagesPage
{
    public const string Path = "docs/messages.md";
    public static readonly string[] Publishers = ["Planning", "Assignments", "Inspections", "Emulation"];

    public static string Render()
    {
        var consumers = Consumers();
        var page = new StringBuilder("""
            # Messages

            What the services tell each other, and who listens. Made from the contracts and the consumers; when a test says that this page
            is out of date, run `WORKPLAN_ACCEPT=1 eng/test.sh Architecture` and read the difference.

            Every message carries `StreamKey`, `Version` and `OccurredAt`. Messages of one stream are sent in order, at least once;
            a consumer ignores a version that is not newer than what it has.


            """);
        foreach (var publisher in Publishers)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {publisher}\n\n| message | sent when | consumed by |\n|---|---|---|\n");
            foreach (var message in ContractRules.Messages(ContractsOnTheWire.TypesOf(publisher)))
            {
                var listeners = consumers[message].ToList();
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{message.Name}` | {Comment(publisher, message)} | {(listeners.Count == 0 ? "nobody yet" : string.Join(", ", listeners))} |\n");
            }
            page.Append('\n');
        }
        return page.ToString().TrimEnd() + "\n";
    }

    private static ILookup<Type, string> Consumers() =>
    (
        from service in ServiceTypes.Services
        from consumer in ServiceTypes.Of(service)
        from message in ServiceTypes.MessagesOf(consumer)
        orderby consumer.Name
        select (message, text: $"{service} (`{consumer.Name}`)"))
        .ToLookup(pair => pair.message, pair => pair.text);

    private static string Comment(string publisher, Type message)
    {
        var declaration = SourceFile.Repository
            .Where(file => file.Project == $"WorkPlan.{publisher}.Contracts")
            .Select(file => Summary(message.Name).Match(file.Text))
            .FirstOrDefault(match => match.Success);
        if (declaration is null)
            return "";
        var text = CommentMarks().Replace(declaration.Groups[1].Value, " ");
        return SeeAlso().Replace(Spaces().Replace(text, " "), "`$1`").Trim();
    }

    private static Regex Summary(string record) => new($@"/// <summary>((?:(?!</summary>)[\s\S])*)</summary>\s*public sealed record {record}\b");

    [GeneratedRegex(@"\s*///\s*")]
    private static partial Regex CommentMarks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<see cref=""([^""]+)""\s*/>")]
    private static partial Regex SeeAlso();
}
