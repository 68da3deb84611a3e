using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;

namespace WorkPlan.Planning.Findings;

/// <summary>
/// Flags the plan that an inspection found fault with. A finding that names a plan which cannot be flagged for it is kept all the same, and
/// shown on the unit's own plan of the year with the reason; where the plan comes to be known later, the flag is on it from then on.
/// </summary>
internal sealed partial class FindingRaisedConsumer(PlanningDbContext db, PlanFlags flags, ILogger<FindingRaisedConsumer> logger)
    : IConsumer<FindingRaised>
{
    public async Task Consume(ConsumeContext<FindingRaised> context)
    {
        var message = context.Message;
        var finding = await db.PlanFindings.SingleOrDefaultAsync(known => known.Id == message.FindingId, context.CancellationToken);
        if (finding is null)
        {
            finding = PlanFinding.First(message);
            db.PlanFindings.Add(finding);
        }
        finding.Raise(message, await ItemNameAsync(message, context.CancellationToken));
        if (await flags.StandingAsync(finding, context.CancellationToken) is not FlagStanding.OnPlan and var standing)
            Log.NotFlagged(logger, finding.Id, finding.UnitCode, finding.PlanId, standing);
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task<string?> ItemNameAsync(FindingRaised message, CancellationToken cancellationToken)
    {
        var plans = db.Plans.IgnoreQueryFilters().AsNoTracking().Where(plan => plan.Id == message.PlanId);
        if (message.PlanTaskId is { } taskId)
            return await plans.SelectMany(plan => plan.Tasks).Where(task => task.Id == taskId).Select(task => task.Title)
                .SingleOrDefaultAsync(cancellationToken);
        return message.PlanTargetCode is { } code
            ? await plans.SelectMany(plan => plan.Commitments).Where(target => target.TargetCode == code).Select(target => target.Name)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Finding {Finding} of {Unit} names the plan {Plan}, which is not flagged for it: {Standing}.")]
        public static partial void NotFlagged(ILogger logger, Guid finding, string unit, Guid? plan, FlagStanding standing);
    }
}
