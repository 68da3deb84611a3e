namespace WorkPlan.Testing.Hosts;

/// <summary>A run directory that goes away with the test.</summary>
public sealed class TestRunDirectory : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workplan-run-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
