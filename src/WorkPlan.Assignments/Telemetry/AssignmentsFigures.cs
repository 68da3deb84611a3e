using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Telemetry;

/// <summary>What stands in assignments' database, counted for operators; docs/telemetry.md lists them.</summary>
internal static class AssignmentsFigures
{
    private static readonly WorkTaskState[] Unfinished = [WorkTaskState.Open, WorkTaskState.InProgress];

    public static readonly IReadOnlyList<Figure<AssignmentsDbContext>> All =
    [
        new("workplan.tasks", "{task}", "Tasks of units, by state.", "state",
            (db, _, token) => db.Tasks.CountByAsync(task => task.State, token)),
        new("workplan.tasks.overdue", "{task}", "Unfinished tasks whose last day has passed, by state.", "state", (db, now, token) =>
        {
            var today = VietnamTime.DateOf(now);
            return db.Tasks.Where(task => Unfinished.Contains(task.State)
                && ((task.ExtendedUntil ?? task.DueOn) < today || (task.ExtendedUntil == null && task.DueAt < now))).CountByAsync(task => task.State, token, Unfinished);
        }),
        new("workplan.decisions", "{decision}", "Assignment decisions, by state.", "state",
            (db, _, token) => db.Decisions.CountByAsync(decision => decision.State, token)),
    ];
}
