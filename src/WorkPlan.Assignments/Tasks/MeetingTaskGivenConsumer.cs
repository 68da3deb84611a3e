using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Tasks;

/// <summary>What a briefing or session gives a unit to do is a task of the unit; taken back, it is withdrawn.</summary>
internal sealed class MeetingTaskGivenConsumer(AssignmentsDbContext db, TaskAccess access) : IConsumer<MeetingTaskGiven>
{
    public async Task Consume(ConsumeContext<MeetingTaskGiven> context)
    {
        var given = context.Message;
        await db.AwaitUnitAsync(given.UnitCode, context.CancellationToken);
        var task = await db.Tasks.SingleOrDefaultAsync(known => known.MeetingTaskId == given.MeetingTaskId, context.CancellationToken);
        if (task is null)
        {
            task = WorkTask.OfMeeting(
                given.MeetingTaskId, await db.HeirOfAsync(given.UnitCode, context.CancellationToken), given.WorkYear);
            db.Tasks.Add(task);
        }
        else if (task.SourceVersion >= given.Version)
            return;
        var changed = task.Describe(TaskKind.Regular, given.Title, given.FieldCode, given.DueOn);
        if (given.CancelledReason is { } reason && task.IsActive)
        {
            task.Withdraw(reason);
            await access.FlagAsync(task, ReviewFlag.TaskWithdrawn, context.CancellationToken);
        }
        else if (changed && task.IsActive)
            await access.FlagAsync(task, ReviewFlag.TaskChanged, context.CancellationToken);
        task.ShowSource(given.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
