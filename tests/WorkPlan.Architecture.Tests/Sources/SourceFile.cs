using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Sources;

/// <summary>A text file of the repository; <see cref="Path"/> is relative to its root, with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "node_modules", "TestResults", "dist"];
    private static readonly string[] TextFiles =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".resx", ".md", ".sh", ".http", ".csv", ".yml", ".yaml", ".xml", ""];

    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => [.. Read(SourceTree.Root)]);

    /// <summary>Every text file that we write.</summary>
    public static IReadOnlyList<SourceFile> Repository => All.Value;

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsGenerated => Path.Contains("/Migrations/", StringComparison.Ordinal);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>What runs in production, the sample feeder included.</summary>
    public bool IsProduct => IsCode && !IsTest && !IsGenerated;

    /// <summary>The project that the file is in: <c>WorkPlan.Planning</c>; empty for files of no project.</summary>
    public string Project => Path.Split('/').FirstOrDefault(part => part.StartsWith("WorkPlan.", StringComparison.Ordinal)) ?? "";

    private static IEnumerable<SourceFile> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => TextFiles.Contains(System.IO.Path.GetExtension(file))))
            yield return new SourceFile(System.IO.Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(Read))
            yield return inner;
    }

    private static bool IsOurs(string folder)
    {
        var name = System.IO.Path.GetFileName(folder);
        return !NotOurs.Contains(name) && (!name.StartsWith('.') || name is ".ci" or ".config");
    }
}
