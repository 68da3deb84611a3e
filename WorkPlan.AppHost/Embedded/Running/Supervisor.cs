namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// Looks after one resource: waits for what it needs, starts it, asks after its health, starts it again when it crashes, stops it.
/// </summary>
internal sealed class Supervisor(LaunchPlan plan, ProcessLauncher launcher, Ports ports, StatusBoard board, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FirstQuestion = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PatientQuestions = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HealthyQuestions = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly BackOff backOff = new();
    private readonly Lock gate = new();
    private Task supervision = Task.CompletedTask;
    private ChildProcess? child;

    public LaunchPlan Plan => plan;

    public ResourceStatus Status { get; private set; } = new(plan);

    public IReadOnlyList<(Supervisor For, int? UntilExitCode)> Waits { get; set; } = [];

    /// <summary>Done when the resource was healthy for the first time.</summary>
    public Task Ready => Task.WhenAny(ready.Task, Fault()).Unwrap();

    /// <summary>The exit code of a program that runs to its end.</summary>
    public Task<int> Completed => completed.Task;

    public void Start() => supervision = SuperviseAsync();

    /// <summary>From now on nothing is started any more.</summary>
    public void ForbidStarting()
    {
        lock (gate)
            stopping.Cancel();
    }

    /// <summary>Asks the process to stop, and ends it by force when it has not within the given time.</summary>
    public async Task StopAsync(TimeSpan grace, CancellationToken atOnce)
    {
        if (child is { Ended.IsCompleted: false } running)
        {
            Report(ResourceState.Stopping, processId: running.Id);
            running.AskToStop();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(atOnce);
            patience.CancelAfter(grace);
            if (await Task.WhenAny(running.Ended, Task.Delay(Timeout.Infinite, patience.Token)) != running.Ended)
                running.Kill();
        }

        await supervision;
    }

    public void Dispose()
    {
        child?.Dispose();
        stopping.Dispose();
    }

    private async Task SuperviseAsync()
    {
        try
        {
            foreach (var (other, exitCode) in Waits)
                await (exitCode is { } expected ? other.CompletesWithAsync(expected) : other.Ready).WaitAsync(stopping.Token);

            if (plan.Process is { } process)
                await RunAsync(process);
            else
                await BecomeHealthyAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Report(ResourceState.Stopped, processId: null);
        }
        catch (RefusalException refusal)
        {
            Report(ResourceState.Failed, refusal.Message, processId: null);
            ready.TrySetException(refusal);
            completed.TrySetException(refusal);
        }
    }

    // Ends only with an error of the supervision itself, so that nobody waits for what will never come.
    private async Task Fault()
    {
        await supervision;
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    private async Task CompletesWithAsync(int expected)
    {
        var exitCode = await Completed;
        if (exitCode != expected)
            throw new RefusalException($"{plan.Name} ended with exit code {exitCode} instead of {expected}.");
    }

    private async Task RunAsync(ProcessPlan process)
    {
        while (true)
        {
            var startedAt = clock.GetTimestamp();
            string reason;
            try
            {
                var exitCode = await RunOnceAsync(process);
                stopping.Token.ThrowIfCancellationRequested();
                if (plan.RunsToCompletion)
                {
                    Report(exitCode == 0 ? ResourceState.Completed : ResourceState.Failed, exitCode == 0 ? null : $"exit code {exitCode}", processId: null);
                    completed.TrySetResult(exitCode);
                    return;
                }
                reason = $"exit code {exitCode}";
            }
            catch (RefusalException refusal) when (Status.Restarts > 0)
            {
                // It could be started once: what is in the way now (no disk, no processes left) may go away.
                reason = refusal.Message;
            }

            var pause = backOff.AfterRunning(clock.GetElapsedTime(startedAt));
            Status = Status with { Restarts = Status.Restarts + 1 };
            Report(ResourceState.Crashed, $"{reason}, again in {pause.TotalSeconds:0.#} s", processId: null);
            await Task.Delay(pause, clock, stopping.Token);
        }
    }

    /// <summary>From its start to its end.</summary>
    private async Task<int> RunOnceAsync(ProcessPlan process)
    {
        var running = StartProcess(process);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var health = WatchHealthAsync(ended.Token);
        var exitCode = await running.Ended;
        await ended.CancelAsync();
        await health;
        return exitCode;
    }

    private ChildProcess StartProcess(ProcessPlan process)
    {
        lock (gate)
        {
            stopping.Token.ThrowIfCancellationRequested();
            Prepare();
            foreach (var port in process.Ports)
                ports.Release(port);
            child?.Dispose();
            child = null;
            child = launcher.Start(process, line => board.Output(plan.Name, line));
        }

        Report(ResourceState.Starting, processId: child.Id);
        return child;
    }

    private void Prepare()
    {
        try
        {
            plan.Prepare();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException($"{plan.Name} cannot be prepared: {failure.Message}");
        }
    }

    private async Task WatchHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BecomeHealthyAsync(cancellationToken);
            while (plan.HealthCheck.IsRepeated)
            {
                await Task.Delay(HealthyQuestions, clock, cancellationToken);
                if (await plan.HealthCheck.AskAsync(cancellationToken) is not { } reason)
                    continue;
                Report(ResourceState.Unhealthy, reason, Status.ProcessId);
                await BecomeHealthyAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Its process has ended, or the system stops: nobody is left to ask.
            return;
        }
    }

    private async Task BecomeHealthyAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstQuestion; await plan.HealthCheck.AskAsync(cancellationToken) is { } reason; pause = Longer(pause))
        {
            Status = Status with { Reason = reason };
            await Task.Delay(pause, clock, cancellationToken);
        }

        Report(plan.RunsToCompletion ? ResourceState.Running : ResourceState.Healthy, processId: Status.ProcessId);
        ready.TrySetResult();
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.3 < PatientQuestions ? pause * 1.3 : PatientQuestions;

    private void Report(ResourceState state, string? reason = null, int? processId = null)
    {
        Status = Status with { State = state, Reason = reason, ProcessId = processId };
        board.Changed(Status);
    }
}
