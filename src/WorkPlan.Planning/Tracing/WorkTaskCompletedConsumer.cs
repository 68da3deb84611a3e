using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Planning.Tracing;

/// <summary>
/// Keeps when a plan's task, or a meeting's, was done. A completion can come before the decision that gave the task to somebody.
/// </summary>
internal sealed class WorkTaskCompletedConsumer(PlanningDbContext db) : IConsumer<WorkTaskCompleted>
{
    public async Task Consume(ConsumeContext<WorkTaskCompleted> context)
    {
        var message = context.Message;
        if (message.MeetingTaskId is { } meetingTaskId)
        {
            var given = await db.MeetingTasks.SingleOrDefaultAsync(task => task.Id == meetingTaskId, context.CancellationToken)
                ?? throw new NotYetKnownException("meeting task", meetingTaskId.ToString());
            given.Complete(message.CompletedOn, message.Version);
        }
        if (message.PlanTaskId is { } planTaskId)
            await KeepAsync(message, planTaskId, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task KeepAsync(WorkTaskCompleted message, Guid planTaskId, CancellationToken cancellationToken)
    {
        var work = await db.TaskWork.FindAsync([message.TaskId], cancellationToken);
        if (work is null)
            db.TaskWork.Add(work = TaskWork.Of(message.TaskId, planTaskId, message.UnitCode));
        work.Complete(message.CompletedOn, message.Version);
    }
}
