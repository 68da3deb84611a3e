namespace WorkPlan.Planning.Obligations;

/// <summary>Wakes the background of this process: when a request has left it something to do, and from time to time.</summary>
internal sealed class BackgroundBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly Lock _gate = new();

    public void Ring()
    {
        lock (_gate)
        {
            if (_rung.CurrentCount == 0)
                _rung.Release();
        }
    }

    /// <summary>When the answer has gone out, and with it whatever transaction the request was in.</summary>
    public void RingAfter(HttpContext request) => request.Response.OnCompleted(() =>
    {
        Ring();
        return Task.CompletedTask;
    });

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _rung.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _rung.Dispose();
}
