namespace WorkPlan.AppHost.Embedded;

/// <summary>Where the app host's project lies, and where beneath a project its build output lies. Both follow from where this program runs.</summary>
internal static class SourceTree
{
    private static readonly string Output = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    public static string AppHostDirectory => FoldersAbove(Output).FirstOrDefault(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
        ?? throw new InvalidOperationException($"No project above {Output}: the embedded engine runs from the source tree.");

    /// <summary>For example <c>bin/Release/net10.0</c>.</summary>
    public static string OutputFolder => Path.GetRelativePath(AppHostDirectory, Output);

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}
