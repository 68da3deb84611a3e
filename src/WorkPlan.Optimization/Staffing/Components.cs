namespace WorkPlan.Optimization.Staffing;

/// <summary>A problem often falls apart: people of one unit have nothing to do with the jobs of another. Its parts are solved one by one.</summary>
internal static class Components
{
    /// <summary>The workers and the jobs of each part, in their order; a job that nobody can take is in none.</summary>
    public static IReadOnlyList<(List<int> Workers, List<int> Jobs)> Of(StaffingProblem problem)
    {
        var leader = Enumerable.Range(0, problem.Workers.Count).ToArray();
        var firstOf = new int[problem.Jobs.Count];
        for (var job = 0; job < firstOf.Length; job++)
        {
            firstOf[job] = -1;
            foreach (var seat in problem.Jobs[job].Seats)
            {
                foreach (var offer in seat.Offers)
                {
                    var worker = Find(leader, offer.Worker);
                    firstOf[job] = firstOf[job] < 0 ? worker : Find(leader, firstOf[job]);
                    leader[Math.Max(worker, firstOf[job])] = Math.Min(worker, firstOf[job]);
                }
            }
        }
        var parts = new SortedDictionary<int, (List<int> Workers, List<int> Jobs)>();
        for (var job = 0; job < firstOf.Length; job++)
        {
            if (firstOf[job] >= 0)
                Part(Find(leader, firstOf[job])).Jobs.Add(job);
        }
        for (var worker = 0; worker < leader.Length; worker++)
        {
            if (parts.TryGetValue(Find(leader, worker), out var part))
                part.Workers.Add(worker);
        }
        return [.. parts.Values];

        (List<int> Workers, List<int> Jobs) Part(int root)
        {
            if (!parts.TryGetValue(root, out var part))
                parts[root] = part = ([], []);
            return part;
        }
    }

    public static StaffingProblem Cut(StaffingProblem problem, List<int> workers, List<int> jobs)
    {
        var number = new Dictionary<int, int>(workers.Count);
        foreach (var worker in workers)
            number[worker] = number.Count;
        return new StaffingProblem(
            [.. workers.Select(worker => problem.Workers[worker])],
            [
                .. jobs.Select(job => problem.Jobs[job] with
                {
                    Seats = [.. problem.Jobs[job].Seats.Select(seat => seat with
                    {
                        Offers = [.. seat.Offers.Select(offer => offer with { Worker = number[offer.Worker] })],
                    })],
                }),
            ]);
    }

    private static int Find(int[] leader, int worker)
    {
        while (leader[worker] != worker)
            worker = leader[worker] = leader[leader[worker]];
        return worker;
    }
}
