using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Measures the outbox and lets the inbox forget what is older than its window. Sent rows are gone already.</summary>
internal sealed partial class OutboxHousekeeping<TDbContext>(
    OutboxStore<TDbContext> store, MessagingMetrics metrics, IOptions<MessagingOptions> options, ScheduledWork work,
    ILogger<OutboxHousekeeping<TDbContext>> logger)
    : BackgroundService
    where TDbContext : DbContext
{
    private static readonly TimeSpan _measureEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(
            RepeatAsync("outbox.measure", _measureEvery, MeasureAsync, stoppingToken),
            RepeatAsync("inbox.clean-up", options.Value.Inbox.CleanUpInterval, CleanUpAsync, stoppingToken));

    private async Task MeasureAsync(CancellationToken stopping)
    {
        OutboxState? state = null;
        try
        {
            state = await store.MeasureAsync(stopping);
        }
        finally
        {
            // Also that it is not known: an old figure would be told as if it were of now.
            metrics.Measured(state);
        }
    }

    private async Task CleanUpAsync(CancellationToken stopping)
    {
        var inbox = options.Value.Inbox;
        while (await store.CleanInboxAsync(inbox.Window, inbox.CleanUpChunk, stopping) == inbox.CleanUpChunk)
            await Task.Yield();
    }

    private async Task RepeatAsync(string name, TimeSpan every, Func<CancellationToken, Task> doing, CancellationToken stopping)
    {
        var job = work.Add(name, every);
        using var timer = new PeriodicTimer(every);
        try
        {
            do
            {
                using var run = job.Start();
                try
                {
                    await doing(stopping);
                    run.Succeeded();
                }
                catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
                {
                    Log.DatabaseFailed(logger, exception);
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Outbox and inbox could not be measured or cleaned; the next try follows.")]
        public static partial void DatabaseFailed(ILogger logger, Exception exception);
    }
}
