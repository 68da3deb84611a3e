namespace WorkPlan.Testing;

/// <summary>Another instance of a service under test.</summary>
public sealed class ServiceTwin(IAsyncDisposable host, IServiceProvider services) : IAsyncDisposable
{
    public IServiceProvider Services { get; } = services;

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
