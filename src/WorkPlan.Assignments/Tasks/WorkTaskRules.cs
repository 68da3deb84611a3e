using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Tasks;

/// <summary>Every way in which a change of a task is refused.</summary>
internal static class WorkTaskRules
{
    public static RuleException NotActive(string title, WorkTaskState state) => new("task-not-active", title, state);

    public static RuleException NotInWork(WorkTaskState state) => new("task-not-in-work", state);

    public static RuleException NotDone(WorkTaskState state) => new("task-not-done", state);

    public static RuleException ConfirmOwnWork() => new("task-confirm-own-work");

    public static RuleException NotYours() => new ForbiddenException("task-not-yours");

    public static RuleException LeadOnly() => new ForbiddenException("task-lead-only");

    public static RuleException NotOfUnit(TaskOrigin origin) => new("task-not-of-unit", origin);

    public static RuleException TitlesFromPlan() => new("task-titles-from-plan");

    /// <summary>What the law forbids nobody keeps by a word of the head.</summary>
    public static RuleException ConflictNotKept(string title, IEnumerable<string> personCodes) =>
        new("task-conflict-not-kept", title, string.Join(", ", personCodes));
}
