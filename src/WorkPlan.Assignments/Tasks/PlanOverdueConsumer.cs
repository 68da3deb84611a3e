using MassTransit;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A unit's plan is not issued by its day: whoever looks at the unit's work sees why there are no tasks from it.</summary>
internal sealed class PlanOverdueConsumer(AssignmentsDbContext db) : IConsumer<PlanOverdue>
{
    public async Task Consume(ConsumeContext<PlanOverdue> context)
    {
        var message = context.Message;
        var plan = await db.OverduePlans.FindAsync([message.PlanId], context.CancellationToken);
        if (plan is null)
            db.OverduePlans.Add(plan = new OverduePlan { PlanId = message.PlanId, UnitCode = message.UnitCode, WorkYear = message.WorkYear });
        else if (plan.SourceVersion >= message.Version)
            return;
        (plan.DueOn, plan.Lifted, plan.SourceVersion) = (message.DueOn, message.Lifted, message.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
