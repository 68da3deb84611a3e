using Aspire.Hosting.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using WorkPlan.AppHost;

namespace WorkPlan.AspireEngine.Tests;

/// <summary>What AppHost.cs describes, as Aspire understands it. Nothing of it is started: that would need containers.</summary>
internal sealed class AspireModel : IAsyncDisposable
{
    /// <summary>Described as it is run on a developer's machine, not as it is published.</summary>
    public const string Running = "--environment=Development";

    private readonly DistributedApplication _application;
    private readonly IDistributedApplicationTestingBuilder _builder;

    private AspireModel(IDistributedApplicationTestingBuilder builder, DistributedApplication application)
    {
        _builder = builder;
        _application = application;
    }

    public IEnumerable<IResource> Resources => _builder.Resources;

    public static async Task<AspireModel> DescribeAsync(params string[] arguments)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync(
            typeof(ResourceNames), [$"--Parameters:{ResourceNames.AdministratorPassword}=of-nobody", .. arguments]);
        var application = await builder.BuildAsync();
        // As if everything listened: the orchestrator hands out the ports, and there is none.
        var port = 40000;
        foreach (var endpoint in builder.Resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>()))
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port++);
        return new AspireModel(builder, application);
    }

    public IResource Named(string name) => Resources.Single(resource => resource.Name == name);

    public IEnumerable<string> WaitsOf(string name, WaitType kind) =>
        Named(name).Annotations.OfType<WaitAnnotation>().Where(wait => wait.WaitType == kind).Select(wait => wait.Resource.Name);

    public bool Listens(string name) => Named(name).Annotations.OfType<EndpointAnnotation>().Any();

    public IEnumerable<string> HealthChecksOf(string name) => Named(name).Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key);

    /// <summary>The variables that Aspire sets for a program when it runs the system.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentOf(string name)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(Named(name)).WithEnvironmentVariablesConfig()
            .BuildAsync(_builder.ExecutionContext, NullLogger.Instance, CancellationToken.None);
        return configuration.EnvironmentVariables.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _builder.DisposeAsync();
    }
}
