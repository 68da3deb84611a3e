using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Planning.Findings;

/// <summary>Takes the flag down when the remediation is verified.</summary>
internal sealed class RemediationVerifiedConsumer(PlanningDbContext db) : IConsumer<RemediationVerified>
{
    public async Task Consume(ConsumeContext<RemediationVerified> context)
    {
        var finding = await db.PlanFindings.SingleOrDefaultAsync(known => known.Id == context.Message.FindingId, context.CancellationToken)
            ?? throw new NotYetKnownException("finding", context.Message.FindingId.ToString());
        finding.Clear(context.Message);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
