using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.Web.Tests;

/// <summary>
/// The user guide shows pictures that these tests take, so that it shows the pages as they are: <c>eng/user-guide.sh</c> runs them with
/// <c>WORKPLAN_GUIDE</c> set, and each picture that the guide names is taken anew.
/// </summary>
public sealed partial class UserGuide
{
    private static readonly string Docs = Path.Combine(SourceTree.Root, "docs");
    private static readonly string Text = File.ReadAllText(Path.Combine(Docs, "user-guide.vi.md"));
    private static readonly HashSet<string> Names = Picture().Matches(Text).Select(link => link.Groups["name"].Value).ToHashSet();
    private static readonly bool IsAsked = Environment.GetEnvironmentVariable("WORKPLAN_GUIDE") is { Length: > 0 };

    /// <summary>Where the guide's picture of that name lies; null where it shows none, or none is asked for.</summary>
    internal static string? PathOf(string name) => IsAsked && Names.Contains(name) ? Path.Combine(Docs, "user-guide", $"{name}.jpg") : null;

    [Fact]
    public void Every_picture_that_it_shows_is_there_is_small_and_is_taken_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", "WorkPlan.Web.Tests"), "*.cs").Select(File.ReadAllText));

        Assert.All(Names, name =>
        {
            var file = new FileInfo(Path.Combine(Docs, "user-guide", $"{name}.jpg"));
            Assert.True(file.Exists, $"{file} is missing: eng/user-guide.sh takes it.");
            Assert.True(file.Length < 150_000, $"{file} has {file.Length} bytes.");
            // Pages are looked at in two sizes, each with its own ending.
            string[] written = [$"\"{name}\"", $"\"{Size().Replace(name, "")}\""];
            Assert.Contains(written, quoted => tests.Contains(quoted, StringComparison.Ordinal));
        });
        var unused = Directory.EnumerateFiles(Path.Combine(Docs, "user-guide")).Select(file => Path.GetFileNameWithoutExtension(file)).Except(Names);
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_page_that_it_sends_people_to_is_there()
    {
        var pages = Path.Combine(SourceTree.Root, "src", "WorkPlan.Web", "src", "pages");
        var routes = string.Concat(Directory.EnumerateFiles(pages, "routes.tsx", SearchOption.AllDirectories).Select(File.ReadAllText));

        var named = Address().Matches(Text).Select(address => address.Groups["path"].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.Contains($"path: \"{path}\"", routes, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\(user-guide/(?<name>[A-Za-z0-9-]+)\.jpg\)")]
    private static partial Regex Picture();

    [GeneratedRegex("`(?<path>/[a-z/-]*)`")]
    private static partial Regex Address();

    [GeneratedRegex("-(1366|phone)$")]
    private static partial Regex Size();
}
