using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Planning.Plans;

namespace WorkPlan.Planning.Tracing;

/// <summary>From what a plan rests on, over its tasks and the people who have them, to the results of its targets.</summary>
internal static class PlanTrace
{
    public static async Task<Ok<PlanTraceView>> Handle(
        Guid id, PlanAccess access, TaskUptakes uptakes, TaskTraces traces, CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        var taken = await uptakes.OfAsync(plan, cancellationToken);
        var tasks = await traces.OfAsync(plan, null, cancellationToken);
        var bySource = plan.Bases.OrderBy(basis => basis.SinceVersion).ThenBy(basis => basis.Id)
            .Select(basis => View(
                basis,
                [
                    .. plan.Tasks.Where(task => task.Basis.Any(cited => cited.Id == basis.SourceId) || taken[basis.SourceId].Contains(task.Id))
                        .OrderBy(task => task.Id).Select(task => tasks[task.Id]),
                ]))
            .ToList();
        var traced = bySource.SelectMany(basis => basis.Tasks).Select(task => task.TaskId).ToHashSet();
        return TypedResults.Ok(new PlanTraceView(plan.Id, bySource, [.. tasks.Values.Where(task => !traced.Contains(task.TaskId))]));
    }

    private static TracedBasisView View(PlanBasis basis, IReadOnlyList<TracedTaskView> tasks) => new(
        basis.Kind, basis.SourceId, basis.Name, basis.SinceVersion, tasks, tasks.Count == 0 ? [TraceGap.NoTask] : []);
}
