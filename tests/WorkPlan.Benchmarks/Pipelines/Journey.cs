using System.Collections.Concurrent;
using System.Diagnostics;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>Follows messages from where their time begins to their effect.</summary>
internal sealed class Journey
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, long> _begun = new();
    private readonly ConcurrentBag<double> _milliseconds = [];
    private TaskCompletionSource _all = new();
    private int _missing;

    public IReadOnlyCollection<double> Milliseconds => _milliseconds;

    public void Expect(int messages)
    {
        _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _milliseconds.Clear();
        _begun.Clear();
        Volatile.Write(ref _missing, messages);
    }

    public void Begun(Guid id) => _begun[id] = Stopwatch.GetTimestamp();

    public void Ended(Guid id)
    {
        if (_begun.TryRemove(id, out var begun))
            _milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        if (Interlocked.Decrement(ref _missing) == 0)
            _all.SetResult();
    }

    public async Task AllEndedAsync()
    {
        if (await Task.WhenAny(_all.Task, Task.Delay(Patience)) != _all.Task)
            throw new TimeoutException($"{Volatile.Read(ref _missing)} messages had no effect within {Patience}.");
    }
}
