using MassTransit;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Tasks;

/// <summary>An issued plan was recalled: what is left of its tasks is withdrawn, and who held them is told.</summary>
internal sealed class PlanWithdrawnConsumer(PlanTasks tasks) : IConsumer<PlanWithdrawn>
{
    public Task Consume(ConsumeContext<PlanWithdrawn> context) => tasks.RecallAsync(context.Message, context.CancellationToken);
}
