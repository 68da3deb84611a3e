using System.Reflection;

namespace WorkPlan.Testing;

/// <summary>Where the sources are, seen from a test that runs in some output folder.</summary>
public static class SourceTree
{
    private const string Solution = "WorkPlan.sln";

    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the project that makes an assembly.</summary>
    public static string ProjectOf(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        return new[] { "src", "tests", "samples", "" }
            .Select(folder => Path.Combine(Root, folder, name))
            .First(Directory.Exists);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, Solution)))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException($"{Solution} is not above {AppContext.BaseDirectory}.");
    }
}
