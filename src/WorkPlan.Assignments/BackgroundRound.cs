using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Assignments.Digests;
using WorkPlan.Assignments.Expiries;
using WorkPlan.Assignments.Series;
using WorkPlan.Assignments.Transfers;

namespace WorkPlan.Assignments;

/// <summary>How often what time alone brings about is looked for; bound from the section <c>Round</c>.</summary>
internal sealed class RoundOptions
{
    public const string Section = "Round";

    public int EverySeconds { get; set; } = 30;
}

/// <summary>
/// What time alone brings about: transfers take effect after midnight, recurring tasks come back, ends of titles are told ahead, months are summed up. On every instance: what another one did first is done, and whoever
/// comes second at the same moment loses the race and looks again.
/// </summary>
internal sealed partial class BackgroundRound(
    IServiceScopeFactory scopes, IOptions<RoundOptions> options, TimeProvider clock, ILogger<BackgroundRound> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        try
        {
            do
                await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Transferring>().RunAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SeriesRound>().RunAsync(cancellationToken);
        var expiries = scope.ServiceProvider.GetRequiredService<TitleExpiries>();
        await expiries.RunAsync(cancellationToken);
        await expiries.SettleAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(cancellationToken);
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunOnceAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Log.Later(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The background round was cut short; the next one goes on from there")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
