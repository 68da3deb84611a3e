namespace WorkPlan.AppHost.Embedded;

/// <summary>A project in the source tree and what its build left.</summary>
internal sealed class ProjectFile(string path, string outputFolder)
{
    public string Folder { get; } = Path.GetDirectoryName(path)!;

    /// <summary>Every project builds to the same place beneath its folder (<c>bin/Release/net10.0</c>), the app host included.</summary>
    public string BuiltAssembly
    {
        get
        {
            var assembly = Path.Combine(Folder, outputFolder, Path.GetFileNameWithoutExtension(path) + ".dll");
            return File.Exists(assembly) ? assembly : throw new RefusalException($"{assembly} is missing: build the app host first.");
        }
    }
}
