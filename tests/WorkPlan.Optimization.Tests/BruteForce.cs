using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Optimization.Tests;

/// <summary>Values any assignment, says whether it is allowed, and tries them all; written from the problem's words, not from the solver's code.</summary>
internal static class BruteForce
{
    public static long Best(StaffingProblem problem)
    {
        var seats = problem.Jobs.SelectMany(job => job.Seats).ToList();
        var jobs = problem.Jobs.SelectMany((job, at) => job.Seats.Select(_ => at)).ToList();
        var taken = new int[seats.Count];
        var best = long.MinValue;
        Try(0);
        return best;

        void Try(int seat)
        {
            if (seat == seats.Count)
            {
                if (IsAllowed(problem, taken))
                    best = Math.Max(best, ValueOf(problem, taken));
                return;
            }
            foreach (var worker in seats[seat].Offers.Select(offer => offer.Worker).Append(StaffingSolution.Nobody))
            {
                // Nobody sits beside himself: what follows would not be allowed.
                if (worker != StaffingSolution.Nobody && Enumerable.Range(0, seat).Any(other => jobs[other] == jobs[seat] && taken[other] == worker))
                    continue;
                taken[seat] = worker;
                Try(seat + 1);
            }
        }
    }

    public static long ValueOf(StaffingProblem problem, IReadOnlyList<int> workerOf)
    {
        var value = 0L;
        var loads = new int[problem.Workers.Count];
        var at = 0;
        foreach (var seat in problem.Jobs.SelectMany(job => job.Seats))
        {
            var worker = workerOf[at++];
            if (worker == StaffingSolution.Nobody)
            {
                value -= seat.EmptyPenalty;
                continue;
            }
            value += seat.Offers.Single(offer => offer.Worker == worker).Value;
            loads[worker] += seat.Effort;
        }
        for (var worker = 0; worker < loads.Length; worker++)
        {
            var pieces = problem.Workers[worker].LoadCost;
            for (var unit = 0; unit < loads[worker]; unit++)
                value -= SlopeAt(pieces, unit);
        }
        return value;
    }

    public static bool IsAllowed(StaffingProblem problem, IReadOnlyList<int> workerOf)
    {
        var at = 0;
        var work = new List<(int Worker, int Period, int Effort)>();
        foreach (var job in problem.Jobs)
        {
            var here = workerOf.Skip(at).Take(job.Seats.Count).ToList();
            var present = here.Where(worker => worker != StaffingSolution.Nobody).ToList();
            if (present.Distinct().Count() != present.Count)
                return false;
            for (var seat = 0; seat < here.Count; seat++)
            {
                if (here[seat] == StaffingSolution.Nobody)
                    continue;
                if (job.Seats[seat].Offers.All(offer => offer.Worker != here[seat]))
                    return false;
                work.Add((here[seat], job.Period, job.Seats[seat].Effort));
            }
            at += job.Seats.Count;
        }
        return Enumerable.Range(0, problem.Workers.Count).All(worker =>
            Enumerable.Range(0, problem.Workers[worker].Capacity.Count).All(period =>
                work.Where(one => one.Worker == worker && one.Period <= period).Sum(one => one.Effort)
                    <= problem.Workers[worker].Capacity.Skip(period).Min()));
    }

    private static int SlopeAt(IReadOnlyList<LoadPiece> pieces, int unit)
    {
        foreach (var piece in pieces)
        {
            if (unit < piece.Width)
                return piece.Slope;
            unit -= piece.Width;
        }
        return pieces.Count > 0 ? pieces[^1].Slope : 0;
    }
}
