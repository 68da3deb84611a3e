namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>A way from a change to its effect in another service.</summary>
internal interface IPipeline : IAsyncDisposable
{
    Journey Journey { get; }

    /// <summary>Returns when the sender may go on: the change is committed, or the broker has confirmed.</summary>
    Task SendAsync(Guid id);
}
