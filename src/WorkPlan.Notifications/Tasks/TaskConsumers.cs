using MassTransit;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Tasks;

/// <summary>Each person is told once for each decision how much it gives him to do.</summary>
internal sealed class AssignmentDecisionIssuedConsumer(NoticeBoard board) : IConsumer<AssignmentDecisionIssued>
{
    private const string Lead = "lead";

    public Task Consume(ConsumeContext<AssignmentDecisionIssued> context)
    {
        var message = context.Message;
        return board.PostAsync(
        [
            .. message.Items.GroupBy(item => item.PersonCode).Select(tasks =>
                new NoticeDraft(NoticeKinds.TasksAssigned, $"{message.DecisionId}", Channels.Person(tasks.Key))
                {
                    SubjectId = $"{message.DecisionId}",
                    UnitCode = message.UnitCode,
                    WorkYear = message.WorkYear,
                    OccurredAt = message.OccurredAt,
                }
                .With("number", message.Number)
                .With("signedOn", message.SignedOn)
                .With("effectiveOn", message.EffectiveOn)
                .With("tasks", tasks.Count())
                .With("leads", tasks.Count(task => task.Role == Lead))),
        ], context.CancellationToken);
    }
}

/// <summary>A task that a meeting gave, or took back.</summary>
internal sealed class MeetingTaskGivenConsumer(NoticeBoard board) : IConsumer<MeetingTaskGiven>
{
    public async Task Consume(ConsumeContext<MeetingTaskGiven> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"meetingTask:{message.MeetingTaskId}", message.Version, message.Title, message.UnitCode, context.CancellationToken))
            return;
        var cancelled = message.CancelledReason is not null;
        if (cancelled)
            await board.SettleAsync(Matters.MeetingTask(message.MeetingTaskId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(
                cancelled ? NoticeKinds.MeetingTaskCancelled : NoticeKinds.MeetingTaskGiven, $"{message.MeetingTaskId}",
                Channels.In(Audience.Planning, message.UnitCode))
            {
                Matter = cancelled ? null : Matters.MeetingTask(message.MeetingTaskId),
                SubjectId = $"{message.MeetingTaskId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                DueAt = message.DueOn is { } day ? SharedKernel.VietnamTime.EndOf(day) : null,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("meeting", message.MeetingKind)
            .With("givenOn", message.GivenOn)
            .With("due", message.DueOn)
            .With("reason", message.CancelledReason),
            context.CancellationToken);
    }
}

/// <summary>What a meeting asked for is done.</summary>
internal sealed class WorkTaskCompletedConsumer(NoticeBoard board) : IConsumer<WorkTaskCompleted>
{
    public Task Consume(ConsumeContext<WorkTaskCompleted> context) => context.Message.MeetingTaskId is { } task
        ? board.SettleAsync(Matters.MeetingTask(task), context.CancellationToken)
        : Task.CompletedTask;
}
