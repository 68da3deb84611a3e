using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>A task that goes on with one of an earlier year: linked, so that what came of the earlier one can be seen beside it.</summary>
internal sealed class TaskContinuation(PlanningDbContext db, Outcomes outcomes)
{
    /// <summary>Refuses a link to anything but a task of an earlier issued plan of the same unit, or of one that it succeeded.</summary>
    public async Task DemandAsync(Plan plan, IEnumerable<TaskDescription> tasks, CancellationToken cancellationToken)
    {
        foreach (var earlierId in tasks.Select(task => task.ContinuedFrom).OfType<Guid>().Distinct())
        {
            var units = await UnitAndPredecessorsAsync(plan.UnitCode, cancellationToken);
            var found = await db.Plans.AnyAsync(
                earlier => units.Contains(earlier.UnitCode) && earlier.WorkYear < plan.WorkYear
                    && (earlier.State == PlanState.Issued || earlier.State == PlanState.Closed)
                    && earlier.Tasks.Any(task => task.Id == earlierId),
                cancellationToken);
            if (!found)
                throw PlanRules.CannotBeContinued(earlierId);
        }
    }

    /// <summary>The earlier tasks that a plan goes on with, each with the outcome of the targets that served it.</summary>
    public async Task<Dictionary<Guid, ContinuedTaskView>> OfAsync(Plan plan, CancellationToken cancellationToken)
    {
        var ids = plan.Tasks.Select(task => task.ContinuedFrom).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var earlier = await db.Plans.AsNoTracking().Include(known => known.Tasks).Include(known => known.Commitments).AsSplitQuery()
            .Where(known => known.Tasks.Any(task => ids.Contains(task.Id))).ToListAsync(cancellationToken);
        var views = new Dictionary<Guid, ContinuedTaskView>();
        foreach (var known in earlier)
        {
            foreach (var task in known.Tasks.Where(task => ids.Contains(task.Id)))
            {
                var targets = known.Commitments.Where(target => target.TaskId == task.Id).Select(MeasuredTarget.Of);
                views[task.Id] = new ContinuedTaskView(
                    task.Id, known.Id, known.WorkYear, task.Kind, task.Title,
                    await outcomes.OfAsync(known.UnitCode, Period.Year(known.WorkYear), [.. targets], cancellationToken));
            }
        }
        return views;
    }

    private async Task<List<string>> UnitAndPredecessorsAsync(string unitCode, CancellationToken cancellationToken)
    {
        var predecessors = await db.Successions.AsNoTracking()
            .Where(succession => succession.Units.Any(unit => unit.UnitCode == unitCode && unit.Role == SuccessionRole.Successor))
            .SelectMany(succession => succession.Units.Where(unit => unit.Role == SuccessionRole.Predecessor))
            .Select(unit => unit.UnitCode).ToListAsync(cancellationToken);
        return [unitCode, .. predecessors];
    }
}

internal sealed record ContinuedTaskView(
    Guid TaskId, Guid PlanId, int WorkYear, TaskKind Kind, string Title, IReadOnlyList<OutcomeView> Results);
