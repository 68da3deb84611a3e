namespace WorkPlan.AppHost.Embedded;

/// <summary>Where supervisors tell what happens; the console, the log files and endpoints.json listen.</summary>
internal sealed class StatusBoard
{
    public event Action<ResourceStatus>? StatusChanged;

    public event Action<string, string>? OutputWritten;

    /// <summary>What the app host itself has to tell.</summary>
    public event Action<string>? Noticed;

    public void Changed(ResourceStatus status) => StatusChanged?.Invoke(status);

    public void Notice(string line) => Noticed?.Invoke(line);

    public void Output(string resource, string line) => OutputWritten?.Invoke(resource, line);
}
