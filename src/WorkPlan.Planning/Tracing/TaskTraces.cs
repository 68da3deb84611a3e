using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tracing;

/// <summary>The last links of every trace: from a plan's tasks to the people who have them and the results of their targets.</summary>
internal sealed class TaskTraces(PlanningDbContext db, Outcomes outcomes)
{
    /// <summary>All tasks of a plan, or those that are asked for; the plan has to hold its tasks and targets.</summary>
    public async Task<Dictionary<Guid, TracedTaskView>> OfAsync(
        Plan plan, IReadOnlySet<Guid>? wanted, CancellationToken cancellationToken)
    {
        var tasks = plan.Tasks.Where(task => wanted is null || wanted.Contains(task.Id)).OrderBy(task => task.Id).ToList();
        if (tasks.Count == 0)
            return [];
        var ids = tasks.ConvertAll(task => task.Id);
        var work = (await db.TaskWork.AsNoTracking().Where(known => ids.Contains(known.PlanTaskId)).OrderBy(known => known.Id)
            .ToListAsync(cancellationToken)).ToLookup(known => known.PlanTaskId);
        var targets = plan.Commitments.Where(target => target.TaskId is { } taskId && ids.Contains(taskId)).ToList();
        var results = targets.Count == 0
            ? []
            : (await outcomes.OfAsync(
                plan.UnitCode, Period.Year(plan.WorkYear), [.. targets.Select(MeasuredTarget.Of)], cancellationToken))
            .ToDictionary(outcome => outcome.TargetCode);
        return tasks.ToDictionary(
            task => task.Id,
            task => View(
                task, [.. work[task.Id]],
                [.. targets.Where(target => target.TaskId == task.Id).Select(target => results[target.TargetCode])]));
    }

    private static TracedTaskView View(PlanTask task, List<TaskWork> work, List<OutcomeView> targets)
    {
        List<TraceGap> missing = [];
        if (!work.Exists(known => known.DecisionId is not null))
            missing.Add(TraceGap.NotAssigned);
        if (task.IsKey && targets.Count == 0)
            missing.Add(TraceGap.NoTarget);
        var done = work.Count > 0 && work.TrueForAll(known => known.CompletedOn is not null);
        if (targets.Exists(target => target.Outcome is null) || (targets.Count == 0 && !done))
            missing.Add(TraceGap.NoResult);
        return new TracedTaskView(
            task.Id, task.Kind, task.Title, task.DueOn,
            work.ConvertAll(known => new WorkView(known.Id, known.DecisionNumber, known.EffectiveOn, known.People, known.CompletedOn)),
            targets, missing);
    }
}
