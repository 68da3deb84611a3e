using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Planning.Tracing;

/// <summary>Keeps who has which of the plans' tasks; tasks from elsewhere are not traced.</summary>
internal sealed class AssignmentDecisionIssuedConsumer(PlanningDbContext db) : IConsumer<AssignmentDecisionIssued>
{
    public async Task Consume(ConsumeContext<AssignmentDecisionIssued> context)
    {
        var decision = context.Message;
        var tasks = decision.Items.Where(item => item.PlanTaskId is not null).GroupBy(item => (item.TaskId, PlanTaskId: item.PlanTaskId!.Value)).ToList();
        var ids = tasks.ConvertAll(task => task.Key.TaskId);
        var known = await db.TaskWork.Where(work => ids.Contains(work.Id)).ToDictionaryAsync(work => work.Id, context.CancellationToken);
        foreach (var task in tasks)
        {
            if (!known.TryGetValue(task.Key.TaskId, out var work))
                db.TaskWork.Add(work = TaskWork.Of(task.Key.TaskId, task.Key.PlanTaskId, decision.UnitCode));
            work.GiveTo([.. task.Select(item => item.PersonCode).Distinct()], decision.DecisionId, decision.Number, decision.EffectiveOn);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
