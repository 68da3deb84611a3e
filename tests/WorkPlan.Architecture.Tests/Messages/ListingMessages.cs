using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Messages;

public sealed class ListingMessages
{
    private static string File => Path.Combine(SourceTree.Root, MessagesPage.Path);

    [Fact]
    public void The_page_is_current()
    {
        var rendered = MessagesPage.Render();
        if (Environment.GetEnvironmentVariable("WORKPLAN_ACCEPT") == "1")
            System.IO.File.WriteAllText(File, rendered);
        Assert.Equal(rendered, System.IO.File.ReadAllText(File), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void It_names_messages_their_reasons_and_their_listeners()
    {
        var page = MessagesPage.Render();
        foreach (var message in MessagesPage.Publishers.SelectMany(publisher => Contracts.ContractRules.Messages(Contracts.ContractsOnTheWire.TypesOf(publisher))))
            Assert.Matches($@"\| `{message.Name}` \| [^|]{{20,}} \| [^|]+ \|", page);
        // What has no doc comment would show as an empty cell.
        Assert.DoesNotMatch(@"` \|  \|", page);
    }
}
