using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Planning.Findings;

/// <summary>Flags the plan that an inspection found fault with.</summary>
internal sealed class FindingRaisedConsumer(PlanningDbContext db) : IConsumer<FindingRaised>
{
    public async Task Consume(ConsumeContext<FindingRaised> context)
    {
        var message = context.Message;
        if (message.PlanId is { } planId && !await db.Plans.IgnoreQueryFilters().AnyAsync(plan => plan.Id == planId, context.CancellationToken))
            throw new NotYetKnownException("plan", planId.ToString());
        var finding = await db.PlanFindings.SingleOrDefaultAsync(known => known.Id == message.FindingId, context.CancellationToken);
        if (finding is null)
        {
            finding = PlanFinding.First(message);
            db.PlanFindings.Add(finding);
        }
        finding.Raise(message);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
