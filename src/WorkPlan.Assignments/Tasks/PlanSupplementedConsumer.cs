using MassTransit;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A plan has a later version: new tasks come, changed ones change, missing ones are withdrawn.</summary>
internal sealed class PlanSupplementedConsumer(PlanTasks tasks) : IConsumer<PlanSupplemented>
{
    public Task Consume(ConsumeContext<PlanSupplemented> context) =>
        tasks.ApplyAsync(context.Message.Plan, context.Message.Version, context.CancellationToken);
}
