using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>
/// Every hour: of campaigns whose last day for answers is over, who gave none. What another instance did meanwhile is found done, and a
/// campaign that was looked through is not looked at again.
/// </summary>
internal sealed partial class OverdueResponses(
    IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<OverdueResponses> logger)
    : PeriodicWork("emulation.responses-overdue", TimeSpan.FromHours(1), work, clock)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await NoteNextAsync(cancellationToken))
            await Task.Yield();
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    /// <summary>One campaign in one transaction; false when there is none left.</summary>
    private async Task<bool> NoteNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EmulationDbContext>();
        var today = VietnamTime.Today(Clock);
        var campaign = await db.Campaigns
            .Where(known => known.State == CampaignState.Launched && known.ResponseDueOn < today && !known.MissingNoted)
            .OrderBy(known => known.ResponseDueOn).ThenBy(known => known.Id).FirstOrDefaultAsync(cancellationToken);
        if (campaign is null)
            return false;
        var (owed, facts) = (scope.ServiceProvider.GetRequiredService<ResponsesOwed>(), scope.ServiceProvider.GetRequiredService<ResponseFacts>());
        return await db.InOneAsync(
            async () =>
            {
                campaign.NoteMissing();
                // Whoever comes second fails here.
                await db.SaveChangesAsync(cancellationToken);
                foreach (var unit in await owed.MissingAsync(campaign, cancellationToken))
                {
                    await facts.MissingAsync(campaign, unit, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                }
                return true;
            },
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Campaigns were not looked through for missing answers; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
