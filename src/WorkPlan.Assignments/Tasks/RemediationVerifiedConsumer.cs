using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A finding's remediation was verified: its task is closed.</summary>
internal sealed class RemediationVerifiedConsumer(AssignmentsDbContext db) : IConsumer<RemediationVerified>
{
    public async Task Consume(ConsumeContext<RemediationVerified> context)
    {
        var verified = context.Message;
        var task = await db.Tasks.SingleOrDefaultAsync(known => known.FindingId == verified.FindingId, context.CancellationToken)
            ?? throw new NotYetKnownException("finding", verified.FindingId.ToString());
        if (task.SourceVersion >= verified.Version)
            return;
        task.Verified(verified.VerifiedOn);
        task.ShowSource(verified.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
