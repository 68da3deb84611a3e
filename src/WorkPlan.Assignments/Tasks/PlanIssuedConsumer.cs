using MassTransit;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A unit's plan was issued: its tasks are the unit's tasks.</summary>
internal sealed class PlanIssuedConsumer(PlanTasks tasks) : IConsumer<PlanIssued>
{
    public Task Consume(ConsumeContext<PlanIssued> context) =>
        tasks.ApplyAsync(context.Message.Plan, context.Message.Version, context.CancellationToken);
}
