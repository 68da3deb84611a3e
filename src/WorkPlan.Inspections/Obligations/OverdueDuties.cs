using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Obligations;

/// <summary>
/// Every hour tells of what units have not done by its day: a self report that has not come, a finding about which nothing was handed in. Each in a
/// transaction of its own; what another instance told meanwhile is not told again.
/// </summary>
internal sealed partial class OverdueDuties(IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<OverdueDuties> logger)
    : PeriodicWork("inspections.duties-overdue", TimeSpan.FromHours(1), work, clock)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TellNextAsync(cancellationToken))
            await Task.Yield();
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    /// <summary>False when there is none left.</summary>
    private async Task<bool> TellNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InspectionsDbContext>();
        var now = Clock.GetUtcNow();
        var owed = await db.Obligations
            .Where(known => known.State == ObligationState.Open && !known.OverdueTold && known.Deadline.DueAt < now)
            // What was handed in waits for the inspecting unit, not for the one that owes.
            .Where(known => known.Kind == ObligationKind.SelfInspect || db.Findings.Any(finding => finding.Id == known.SubjectId && finding.State == FindingState.Open))
            .OrderBy(known => known.Deadline.DueAt).ThenBy(known => known.Id).FirstOrDefaultAsync(cancellationToken);
        if (owed is null)
            return false;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(known => known.Id == owed.CampaignId, cancellationToken);
        var report = owed.Kind == ObligationKind.SelfInspect;
        owed.TellOverdue();
        db.Touch(owed);
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(
            new InspectionDutyOverdue
            {
                StreamKey = $"inspection-obligation:{owed.Id}",
                Version = owed.NextVersion(),
                OccurredAt = now,
                CampaignId = owed.CampaignId,
                Kind = owed.Kind.Named(),
                SubjectId = owed.SubjectId,
                UnitCode = report ? owed.ForUnitCode : owed.UnitCode,
                WorkYear = report ? campaign.WorkYear : WorkYear.Containing(VietnamTime.DateOf(owed.Deadline.DueAt)).Year,
                What = report
                    ? campaign.Title
                    : await db.Findings.Where(finding => finding.Id == owed.SubjectId).Select(finding => finding.Statement).SingleAsync(cancellationToken),
                DueAt = owed.Deadline.DueAt,
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What is overdue in inspections was not told; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
