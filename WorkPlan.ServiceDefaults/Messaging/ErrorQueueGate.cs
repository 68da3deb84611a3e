namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Whoever looks at messages of an error queue holds them meanwhile, and nobody else finds or counts them: so one at a time looks, takes or
/// counts in this instance.
/// </summary>
internal sealed class ErrorQueueGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for its turn, which lasts until what is returned is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
