using Microsoft.Extensions.Configuration;

namespace WorkPlan.AppHost.Embedded;

/// <summary>One run of the system: its directory, secrets, ports and configuration.</summary>
internal sealed class RunContext(RunDirectory directory, IConfiguration configuration, int? externalPort) : IDisposable
{
    private const int PreferredExternalPort = 8080;

    public RunDirectory Directory => directory;

    public IConfiguration Configuration => configuration;

    public Secrets Secrets { get; } = new(directory.File("secrets.json"));

    public Ports Ports { get; } = new();

    public string AddressOf(IResourceWithEndpoints resource) => $"http://127.0.0.1:{PortOf(resource)}";

    public int PortOf(IResourceWithEndpoints resource) => resource.Endpoint switch
    {
        { IsExternal: true } => Ports.Of(resource.Name, externalPort, PreferredExternalPort),
        { } => Ports.Of(resource.Name),
        null => throw new InvalidOperationException($"{resource.Name} has no address: its project has no launch profile with an applicationUrl."),
    };

    public void Dispose() => Ports.Dispose();
}
