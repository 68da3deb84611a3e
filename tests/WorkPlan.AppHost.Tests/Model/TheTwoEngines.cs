using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.AppHost.Tests.Model;

public sealed partial class TheTwoEngines
{
    [Fact]
    public async Task The_embedded_one_restores_nothing_of_Aspire()
    {
        var restored = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "WorkPlan.AppHost", "obj", "project.assets.json"));

        Assert.Contains("RabbitMQ.Client/", restored, StringComparison.Ordinal);
        Assert.False(NamesAspire(restored));
    }

    [Fact]
    public void Something_of_Aspire_would_be_noticed() =>
        Assert.True(NamesAspire("""{ "libraries": { "Aspire.Hosting.AppHost/13.6.5": { "type": "package" } } }"""));

    // Versions pinned for the other engine are named in the file's project section; what is restored is named with its version.
    private static bool NamesAspire(string assets) => RestoredFromAspire().IsMatch(assets);

    [GeneratedRegex("\"Aspire\\.[A-Za-z.-]+/[0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex RestoredFromAspire();
}
