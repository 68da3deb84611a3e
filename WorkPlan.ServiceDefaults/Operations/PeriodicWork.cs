using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>
/// Work that comes round by the clock on every instance: done twice is done once. Operators see its runs; one that the database, or the
/// disk, let down is tried again at the next.
/// </summary>
/// <param name="name">The same in every instance; a label of metrics.</param>
/// <param name="every">The interval.</param>
/// <param name="work">Where operators see it.</param>
/// <param name="clock">The clock.</param>
/// <param name="atOnce">Whether the first run comes at the start; otherwise when the interval has passed once.</param>
public abstract class PeriodicWork(string name, TimeSpan every, ScheduledWork work, TimeProvider clock, bool atOnce = false) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = work.Add(name, every);
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            if (atOnce)
                await TryAsync(job, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Says in the log what was not done and is tried again.</summary>
    protected abstract void Later(Exception exception);

    private async Task TryAsync(ScheduledJob job, CancellationToken cancellationToken)
    {
        using var run = job.Start();
        try
        {
            await RunAsync(cancellationToken);
            run.Succeeded();
        }
        catch (Exception exception) when (exception is IOException || DatabaseFaults.IsOfTheDatabase(exception))
        {
            Later(exception);
        }
    }
}
