using Microsoft.Extensions.Options;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Digests;
using WorkPlan.Assignments.Expiries;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Series;
using WorkPlan.Assignments.Transfers;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments;

/// <summary>How often what time alone brings about is looked for; bound from the section <c>Round</c>.</summary>
internal sealed class RoundOptions
{
    public const string Section = "Round";

    public int EverySeconds { get; set; } = 30;
}

/// <summary>
/// What time alone brings about: transfers take effect after midnight, recurring tasks come back, titles that begin or end are told, holders are
/// judged anew, ends of titles are told ahead, months are summed up. On every instance: what another one did first is done, and whoever comes
/// second at the same moment loses the race and looks again.
/// </summary>
internal sealed partial class BackgroundRound(
    IServiceScopeFactory scopes, IOptions<RoundOptions> options, ScheduledWork work, TimeProvider clock, ILogger<BackgroundRound> logger)
    : PeriodicWork("assignments.background", TimeSpan.FromSeconds(options.Value.EverySeconds), work, clock, atOnce: true)
{
    private DateOnly? _begunOn;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Transferring>().RunAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SeriesRound>().RunAsync(cancellationToken);
        await BeginDayAsync(scope.ServiceProvider, cancellationToken);
        var expiries = scope.ServiceProvider.GetRequiredService<TitleExpiries>();
        await expiries.RunAsync(cancellationToken);
        await expiries.SettleAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(cancellationToken);
    }

    /// <summary>Once a day: what changes within it is told and judged when it changes.</summary>
    private async Task BeginDayAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(services.GetRequiredService<TimeProvider>());
        if (_begunOn == today)
            return;
        await services.GetRequiredService<MidnightNews>().RunAsync(cancellationToken);
        await services.GetRequiredService<HolderReview>().RunAsync(cancellationToken);
        _begunOn = today;
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The background round was cut short; the next one goes on from there")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
