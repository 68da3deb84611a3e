namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// Betters the roster of a large instance by solving small parts of it exactly: a few workers who could take each other's seats, with all
/// they have (large neighbourhood search: P. Shaw, CP 1998, LNCS 1520, 417–431). The parts come in an order that is always the same.
/// </summary>
internal sealed class Neighbourhoods(Instance instance, SeatState state, int[][] candidates)
{
    private const int None = -1;
    private const int NodesOfPart = 40;

    private readonly Random _random = new(20220111);
    private readonly int[] _number = new int[instance.Workers];

    /// <summary>One round, in which every worker is the middle of a part; the number of parts that were bettered.</summary>
    public int Round(Roster roster, int size, Func<bool> stop)
    {
        var order = Enumerable.Range(0, instance.Workers).ToArray();
        _random.Shuffle(order);
        var seen = new bool[instance.Workers];
        var bettered = 0;
        foreach (var middle in order)
        {
            if (seen[middle])
                continue;
            if (stop())
                break;
            var workers = Around(roster, middle, size);
            foreach (var worker in workers.Take(1 + (size / 3)))
                seen[worker] = true;
            if (Better(roster, workers, stop))
                bettered++;
        }
        return bettered;
    }

    private List<int> Around(Roster roster, int middle, int size)
    {
        var workers = new List<int> { middle };
        for (var at = 0; at < workers.Count && workers.Count < size; at++)
        {
            var seats = roster.SeatsOf(workers[at]).ToArray();
            _random.Shuffle(seats);
            foreach (var seat in seats)
            {
                // The first candidates are the least reluctant ones.
                foreach (var offer in candidates[seat].Take(2 + _random.Next(4)))
                {
                    if (workers.Count < size && !workers.Contains(instance.WorkerOf[offer]))
                        workers.Add(instance.WorkerOf[offer]);
                }
                if (_random.Next(3) == 0)
                    break;
            }
        }
        return workers;
    }

    private bool Better(Roster roster, List<int> workers, Func<bool> stop)
    {
        workers.Sort();
        Array.Fill(_number, None);
        for (var number = 0; number < workers.Count; number++)
            _number[workers[number]] = number;
        var seats = workers.SelectMany(roster.SeatsOf).Concat(EmptySeats(roster)).Order().ToList();
        var part = new StaffingProblem(
            [.. workers.Select(worker => new Worker([.. Enumerable.Range(0, instance.Periods).Select(period => instance.Capacity(worker, period))], instance.Pieces[worker]))],
            [.. seats.GroupBy(seat => instance.JobOf[seat]).Select(job => new Job(instance.Period[job.First()], [.. job.Select(SeatOf)]))]);
        var (answer, value) = StaffingSolver.Better(part, [.. seats.Select(seat => Number(roster.WorkerOf(seat)))], NodesOfPart, stop);
        if (value <= 0)
            return false;
        foreach (var seat in seats)
            roster.Give(seat, None);
        for (var at = 0; at < seats.Count; at++)
        {
            if (answer[at] != None)
                roster.Give(seats[at], instance.OfferTo(seats[at], workers[answer[at]]));
        }
        return true;
    }

    private Seat SeatOf(int seat)
    {
        var offers = new List<Offer>();
        for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
        {
            if (_number[instance.WorkerOf[offer]] is >= 0 and var number && !state.IsForbidden(offer))
                offers.Add(new Offer(number, instance.Value[offer]));
        }
        return new Seat(instance.Effort[seat], instance.EmptyPenalty[seat], offers);
    }

    private IEnumerable<int> EmptySeats(Roster roster) =>
        Enumerable.Range(0, instance.Seats).Where(seat => roster.OfferOf[seat] == None && instance.FirstOffer[seat] < instance.FirstOffer[seat + 1]).Take(20);

    private int Number(int worker) => worker == None ? None : _number[worker];
}
