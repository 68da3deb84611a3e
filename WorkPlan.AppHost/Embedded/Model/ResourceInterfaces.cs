namespace WorkPlan.AppHost.Embedded;

/// <summary>A part of the system with a name. These interfaces carry Aspire's names, so that AppHost.cs reads the same under both engines.</summary>
internal interface IResource
{
    string Name { get; }
}

internal interface IResourceWithWaitSupport : IResource
{
    IList<Wait> Waits { get; }
}

internal interface IResourceWithEnvironment : IResource
{
    /// <summary>Writers of environment variables, run in order when addresses and secrets are known; a later one wins.</summary>
    IList<Action<IDictionary<string, string>, RunContext>> EnvironmentWriters { get; }
}

internal interface IResourceWithArgs : IResource
{
    IList<string> Arguments { get; }
}

internal interface IResourceWithEndpoints : IResource
{
    /// <summary>The one HTTP endpoint, or null for a program that serves nothing.</summary>
    HttpEndpoint? Endpoint { get; }
}

internal interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

internal interface IResourceWithConnectionString : IResource
{
    string ConnectionString(RunContext run);

    /// <summary>The connection taken apart: HOST, PORT and the like, as Aspire injects them beside the connection string.</summary>
    IEnumerable<KeyValuePair<string, string>> ConnectionProperties(RunContext run);
}

/// <summary>A resource that the engine brings to life: with a process, or by making sure that something is there.</summary>
internal interface IRunnableResource : IResourceWithWaitSupport
{
    LaunchPlan Plan(RunContext run);
}
