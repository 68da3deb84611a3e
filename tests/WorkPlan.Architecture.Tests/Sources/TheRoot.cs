using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Sources;

/// <summary>The root folder holds what the README's first list explains, and nothing else.</summary>
public sealed class TheRoot
{
    private static readonly string[] Kept =
    [
        "WorkPlan.sln", "README.md", "global.json", "nuget.config", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", ".editorconfig", ".gitattributes", ".gitignore", ".config", ".ci", "LICENSE", "CONTRIBUTING.md",
        "SECURITY.md", "CHANGELOG.md", "WorkPlan.AppHost", "WorkPlan.ServiceDefaults", "src", "tests", "docs", "deploy", "eng", "samples",
    ];

    // Written by tools and runs; .gitignore names them.
    private static readonly string[] Ignored =
        [".git", ".run", "artifacts", "bin", "obj", "TestResults", "node_modules", ".vs", ".vscode", ".idea"];

    [Fact]
    public void Only_known_names_are_in_it() =>
        Unknown(Directory.EnumerateFileSystemEntries(SourceTree.Root).Select(path => Path.GetFileName(path))).ShouldBeNone();

    [Fact]
    public void A_stray_name_is_seen() => Assert.Equal(["PLAN-2026.md"], Unknown(["README.md", "PLAN-2026.md", "src"]));

    private static IEnumerable<string> Unknown(IEnumerable<string> names) => names.Except(Kept).Except(Ignored);
}
