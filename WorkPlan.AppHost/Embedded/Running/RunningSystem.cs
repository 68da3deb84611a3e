using System.Diagnostics;

namespace WorkPlan.AppHost.Embedded;

/// <summary>All supervisors and how they hang together.</summary>
internal sealed class RunningSystem : IDisposable
{
    private readonly IReadOnlyList<Supervisor> supervisors;

    private RunningSystem(IReadOnlyList<Supervisor> supervisors) => this.supervisors = supervisors;

    public IReadOnlyList<LaunchPlan> Plans => [.. supervisors.Select(supervisor => supervisor.Plan)];

    public IReadOnlyList<ResourceStatus> Statuses => [.. supervisors.Select(supervisor => supervisor.Status)];

    /// <summary>All that stays up is up. Fails as soon as something can no longer come up.</summary>
    public Task Ready => AllOrFirstFailure(supervisors.Select(supervisor => supervisor.Ready));

    /// <summary>Programs that run once, such as the samples, have ended, well or not.</summary>
    public Task ProgramsEnded => Task.WhenAll(supervisors.Where(supervisor => supervisor.Plan.RunsToCompletion).Select(supervisor => supervisor.Completed));

    public static RunningSystem Of(IReadOnlyList<IResource> resources, RunContext run, ProcessLauncher launcher, StatusBoard board)
    {
        var runnable = resources.OfType<IRunnableResource>().ToList();
        var byResource = runnable.ToDictionary(
            resource => (IResource)resource,
            resource => new Supervisor(resource.Plan(run), launcher, run.Ports, board, TimeProvider.System));
        foreach (var resource in runnable)
            byResource[resource].Waits = [.. resource.Waits.Select(wait => (byResource[wait.For], wait.UntilExitCode))];
        return new RunningSystem([.. byResource.Values]);
    }

    public void Start()
    {
        foreach (var supervisor in supervisors)
            supervisor.Start();
    }

    /// <summary>Stops each resource after all that waited for it, so that nobody loses what it still needs.</summary>
    public async Task StopAsync(CancellationToken atOnce)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var supervisor in supervisors)
            supervisor.ForbidStarting();

        var stops = new Dictionary<Supervisor, Task>();
        await Task.WhenAll(supervisors.Select(Stop));

        Task Stop(Supervisor supervisor) => stops.TryGetValue(supervisor, out var begunStop)
            ? begunStop
            : stops[supervisor] = StopAfterAsync(Task.WhenAll(DependentsOf(supervisor).Select(Stop).ToList()), supervisor);

        async Task StopAfterAsync(Task dependents, Supervisor supervisor)
        {
            await dependents;
            var left = supervisor.Plan.StopBy - Stopwatch.GetElapsedTime(begun);
            var grace = left < supervisor.Plan.StopsWithin ? left : supervisor.Plan.StopsWithin;
            await supervisor.StopAsync(grace > TimeSpan.Zero ? grace : TimeSpan.Zero, atOnce);
        }
    }

    public void Dispose()
    {
        foreach (var supervisor in supervisors)
            supervisor.Dispose();
    }

    private static async Task AllOrFirstFailure(IEnumerable<Task> tasks)
    {
        await foreach (var task in Task.WhenEach(tasks))
            await task;
    }

    private IEnumerable<Supervisor> DependentsOf(Supervisor supervisor) =>
        supervisors.Where(other => other.Waits.Any(wait => wait.For == supervisor));
}
