using System.Diagnostics;

namespace WorkPlan.Optimization.Staffing;

/// <summary>Finds the best assignment of a <see cref="StaffingProblem"/> and proves it, or says how far from the best it may be.</summary>
public static class StaffingSolver
{
    public static StaffingSolution Solve(StaffingProblem problem, SearchLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SearchLimits();
        var started = Stopwatch.GetTimestamp();
        problem.Validate();
        var parts = Components.Of(problem);
        if (parts.Count == 1 && parts[0].Jobs.Count == problem.Jobs.Count && parts[0].Workers.Count == problem.Workers.Count)
            return Solve(new Instance(problem), limits.Nodes, Stop(limits.Time), null);
        var whole = new Assembly(problem);
        for (var part = 0; part < parts.Count; part++)
        {
            var (workers, jobs) = parts[part];
            // What one part does not need of its time is left to those after it.
            var share = (limits.Time - Stopwatch.GetElapsedTime(started)) / (parts.Count - part);
            var solution = Solve(new Instance(Components.Cut(problem, workers, jobs)), limits.Nodes, Stop(Stopwatch.GetElapsedTime(started) + share), null);
            whole.Add(workers, jobs, solution);
        }
        return whole.Finished();

        Func<bool> Stop(TimeSpan at) => () => limits.Stop.IsCancellationRequested || Stopwatch.GetElapsedTime(started) > at;
    }

    /// <summary>Who takes each seat in a better assignment than the one given, and how much better it is; 0 when none was found.</summary>
    internal static (IReadOnlyList<int> WorkerOf, long Gain) Better(StaffingProblem problem, int[] workerOf, int nodes, Func<bool> stop)
    {
        var instance = new Instance(problem);
        var before = Roster.Of(instance, workerOf).Value;
        var solution = Solve(instance, nodes, stop, workerOf);
        return (solution.WorkerOf, solution.Value - before);
    }

    private static StaffingSolution Solve(Instance instance, int mostNodes, Func<bool> stop, int[]? start)
    {
        var stage = new Stage(instance, stop);
        var (flowPrices, flowBound) = (stage.FlowPrices, stage.Bound);
        var roster = start is null ? stage.Round() : Roster.Of(instance, start);
        var bound = flowBound;
        var nodes = 0;
        while (mostNodes > 0 && roster.Value < bound)
        {
            stage.Better(roster);
            bound = Math.Min(bound, Math.Max(stage.Bound, roster.Value));
            if (roster.Value >= bound)
                break;
            if (stop())
                break;
            if (stage.Without(roster) is { } smaller)
            {
                // Offers that no better roster has are gone; with what is left, everything begins anew and is faster and closer.
                roster = Roster.Of(smaller.Instance, roster.WorkerOf());
                stage = smaller;
                bound = Math.Min(bound, Math.Max(stage.Bound, roster.Value));
                continue;
            }
            (bound, nodes) = stage.Search(roster, bound, mostNodes);
            break;
        }
        return new StaffingSolution(roster.WorkerOf(), roster.Value, bound, flowBound, flowPrices, nodes);
    }
}
