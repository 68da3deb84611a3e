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
        var instance = new Instance(problem);
        return Solve(instance, limits, () => limits.Stop.IsCancellationRequested || Stopwatch.GetElapsedTime(started) > limits.Time);
    }

    private static StaffingSolution Solve(Instance instance, SearchLimits limits, Func<bool> stop)
    {
        var state = new SeatState(instance);
        var relaxation = new Relaxation(instance, state);
        relaxation.Solve(stop);
        var prices = relaxation.Prices();
        var rootBound = prices.Bound(instance, state);
        var roster = new Rounding(instance, relaxation, state).Round();
        var search = new LocalSearch(instance, Candidates(instance, relaxation, rootBound - roster.Value));
        search.Improve(roster, stop);
        var bound = rootBound;
        var nodes = 0;
        if (roster.Value < rootBound)
        {
            var tree = new BranchAndBound(instance, relaxation, state, search, stop, limits.Nodes);
            bound = Math.Min(rootBound, tree.Run(roster));
            nodes = tree.Nodes;
        }
        return new StaffingSolution(
            [.. Enumerable.Range(0, instance.Seats).Select(roster.WorkerOf)], roster.Value, bound, rootBound, prices, nodes);
    }

    /// <summary>The offers that can be part of a roster better than the one at hand: those that cost no more than what is open.</summary>
    internal static int[][] Candidates(Instance instance, Relaxation relaxation, long open)
    {
        var candidates = new int[instance.Seats][];
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            candidates[seat] =
            [
                .. Enumerable.Range(instance.FirstOffer[seat], instance.FirstOffer[seat + 1] - instance.FirstOffer[seat])
                    .Where(offer => relaxation.Reluctance(seat, offer) * instance.Effort[seat] <= open + 1)
                    .OrderBy(offer => relaxation.Reluctance(seat, offer)).Take(24),
            ];
        }
        return candidates;
    }
}
