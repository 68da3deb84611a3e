namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>A client that gives one command after the other, each until it is answered, until it is asked to finish.</summary>
internal sealed class Writer(string name, TimeSpan pace, Func<int, Task> command) : IDisposable
{
    private readonly CancellationTokenSource _finishing = new();
    private Task _work = Task.CompletedTask;
    private int _accepted;

    public string Name => name;

    /// <summary>Commands that have been accepted.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>A command was refused, or not answered in time.</summary>
    public bool Failed => _work.IsFaulted;

    public void Start() => _work = RunAsync();

    /// <summary>The command under way is seen through.</summary>
    public async Task FinishAsync()
    {
        await _finishing.CancelAsync();
        await _work;
    }

    public void Dispose() => _finishing.Dispose();

    private async Task RunAsync()
    {
        // A pace, so that the machine has room to start killed processes again while requests flow.
        using var pacing = new PeriodicTimer(pace);
        do
        {
            await command(_accepted + 1);
            Interlocked.Increment(ref _accepted);
        }
        while (!_finishing.IsCancellationRequested && await pacing.WaitForNextTickAsync());
    }
}
