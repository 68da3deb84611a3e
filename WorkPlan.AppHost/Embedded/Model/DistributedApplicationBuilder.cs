using Microsoft.Extensions.Configuration;

namespace WorkPlan.AppHost.Embedded;

internal interface IDistributedApplicationBuilder
{
    string AppHostDirectory { get; }

    ConfigurationManager Configuration { get; }

    IList<IResource> Resources { get; }

    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    DistributedApplication Build();
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly string[] arguments;

    public DistributedApplicationBuilder(string[] arguments)
    {
        this.arguments = arguments;
        Configuration.AddEnvironmentVariables();
    }

    public string AppHostDirectory => SourceTree.AppHostDirectory;

    public ConfigurationManager Configuration { get; } = new();

    public IList<IResource> Resources { get; } = [];

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (Resources.Any(other => other.Name == resource.Name))
            throw new InvalidOperationException($"Two resources are named {resource.Name}.");
        Resources.Add(resource);
        return new ResourceBuilder<T>(resource, this);
    }

    public DistributedApplication Build() => new(arguments, Configuration, [.. Resources]);
}
