using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>Every way in which a change of a task is refused.</summary>
internal static class WorkTaskRules
{
    public static RuleException NotActive(string title, WorkTaskState state) => new("task-not-active", title, state);

    public static RuleException NotInWork(WorkTaskState state) => new("task-not-in-work", state);

    public static RuleException NotDone(WorkTaskState state) => new("task-not-done", state);

    public static RuleException ConfirmOwnWork() => new("task-confirm-own-work");

    public static RuleException DueBeyondReason(DateOnly on, DateOnly latest) =>
        new("task-due-beyond-reason", VietnamTime.Format(on), VietnamTime.Format(latest));

    public static RuleException DoneInFuture(DateOnly on, DateOnly today) =>
        new("task-done-in-future", VietnamTime.Format(on), VietnamTime.Format(today));

    public static RuleException DoneBeforeAssigned(DateOnly on, DateOnly assignedFrom) =>
        new("task-done-before-assigned", VietnamTime.Format(on), VietnamTime.Format(assignedFrom));

    public static RuleException ConfirmedInFuture(DateOnly on, DateOnly today) =>
        new("task-confirmed-in-future", VietnamTime.Format(on), VietnamTime.Format(today));

    public static RuleException ConfirmedBeforeDone(DateOnly on, DateOnly doneOn) =>
        new("task-confirmed-before-done", VietnamTime.Format(on), VietnamTime.Format(doneOn));

    public static RuleException NotYours() => new ForbiddenException("task-not-yours");

    public static RuleException LeadOnly() => new ForbiddenException("task-lead-only");

    public static RuleException NotOfUnit(TaskOrigin origin) => new("task-not-of-unit", origin);

    public static RuleException TitlesFromPlan() => new("task-titles-from-plan");

    /// <summary>The person holds it, and may not do it any longer: the sentences and legal bases are the law's.</summary>
    public static RuleException NotLawfullyYours(IReadOnlyList<OffendingItem> blocks) =>
        new ForbiddenException("task-not-lawfully-yours", string.Join("; ", blocks.Select(block => block.Sentence.TrimEnd('.'))))
        {
            Citation = string.Join("; ", blocks.Select(block => block.Citation).Distinct()),
            Items = blocks,
        };
}
