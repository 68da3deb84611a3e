namespace WorkPlan.Identity.Sessions;

/// <summary>
/// One password of an account at a time in this process: its owner may sign in at many places at once without using up the
/// attempts, and a guesser occupies one processor, not all.
/// </summary>
internal sealed class AttemptGates : IDisposable
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)name.GetHashCode(StringComparison.Ordinal) % (uint)_gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Entered(gate);
    }

    public void Dispose()
    {
        foreach (var gate in _gates)
            gate.Dispose();
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
