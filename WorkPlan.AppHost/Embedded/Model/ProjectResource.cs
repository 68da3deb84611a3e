namespace WorkPlan.AppHost.Embedded;

/// <summary>A .NET project, run from its build output as a child process.</summary>
internal sealed class ProjectResource(string name, ProjectFile project, LaunchProfile? profile)
    : IResourceWithWaitSupport, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IRunnableResource
{
    public string Name => name;

    public IList<Wait> Waits { get; } = [];

    public IList<Action<IDictionary<string, string>, RunContext>> EnvironmentWriters { get; } = [];

    public IList<string> Arguments { get; } = [];

    /// <summary>As in Aspire, an address in the launch profile makes a project a service; without one it is a program that runs and ends.</summary>
    public HttpEndpoint? Endpoint { get; } = profile?.ApplicationUrl is null ? null : new HttpEndpoint();

    public IReadOnlyDictionary<string, string> Injected(RunContext run) => ProjectEnvironment.Injected(this, profile, run);

    public LaunchPlan Plan(RunContext run) => new()
    {
        Name = name,
        Process = new ProcessPlan
        {
            FileName = DotnetHost.Path,
            Arguments = ["exec", project.BuiltAssembly, .. Arguments],
            WorkingDirectory = project.Folder,
            Environment = ProjectEnvironment.Of(this, profile, run),
            Ports = Endpoint is null ? [] : [run.PortOf(this)],
        },
        Url = Endpoint is null ? null : run.AddressOf(this),
        IsExternal = Endpoint is { IsExternal: true },
        RunsToCompletion = Endpoint is null,
        HealthCheck = Endpoint?.HealthPath is { } path ? HealthCheck.Http(run.AddressOf(this) + path, Endpoint.HealthyStatus) : HealthCheck.None,
    };
}
