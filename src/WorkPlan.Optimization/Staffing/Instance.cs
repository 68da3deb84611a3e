namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// A problem laid out flat. Seats are numbered through; capacities are what they can be at most given those of later periods; offers
/// that nobody could accept, because the effort alone is more than the capacity, are left out.
/// </summary>
internal sealed class Instance
{
    private readonly int[] _capacity;

    public Instance(StaffingProblem problem)
    {
        problem.Validate();
        Workers = problem.Workers.Count;
        Periods = Workers > 0 ? problem.Workers[0].Capacity.Count : 1;
        _capacity = new int[Workers * Periods];
        Pieces = new LoadPiece[Workers][];
        for (var worker = 0; worker < Workers; worker++)
        {
            var least = int.MaxValue;
            for (var period = Periods - 1; period >= 0; period--)
                _capacity[(worker * Periods) + period] = least = Math.Max(0, Math.Min(least, problem.Workers[worker].Capacity[period]));
            Pieces[worker] = PiecesUpTo(Capacity(worker, Periods - 1), problem.Workers[worker].LoadCost);
        }
        Jobs = problem.Jobs.Count;
        FirstSeat = new int[Jobs + 1];
        for (var job = 0; job < Jobs; job++)
            FirstSeat[job + 1] = FirstSeat[job] + problem.Jobs[job].Seats.Count;
        Seats = FirstSeat[Jobs];
        JobOf = new int[Seats];
        Period = new int[Seats];
        Effort = new int[Seats];
        EmptyPenalty = new int[Seats];
        FirstOffer = new int[Seats + 1];
        var offers = new List<Offer>();
        for (var seat = 0; seat < Seats; seat++)
        {
            var job = JobOf[seat] = Array.BinarySearch(FirstSeat, seat) is >= 0 and var found ? found : ~Array.BinarySearch(FirstSeat, seat) - 1;
            var asked = problem.Jobs[job].Seats[seat - FirstSeat[job]];
            Period[seat] = problem.Jobs[job].Period;
            Effort[seat] = asked.Effort;
            EmptyPenalty[seat] = asked.EmptyPenalty;
            offers.AddRange(asked.Offers
                .Where(offer => asked.Effort <= Capacity(offer.Worker, Period[seat]))
                .OrderBy(offer => offer.Worker));
            FirstOffer[seat + 1] = offers.Count;
        }
        WorkerOf = [.. offers.Select(offer => offer.Worker)];
        Value = [.. offers.Select(offer => offer.Value)];
    }

    /// <summary>The same without some of the offers.</summary>
    public Instance(Instance whole, Func<int, bool> keeps)
    {
        (Workers, Periods, Jobs, Seats, _capacity, Pieces) = (whole.Workers, whole.Periods, whole.Jobs, whole.Seats, whole._capacity, whole.Pieces);
        (FirstSeat, JobOf, Period, Effort, EmptyPenalty) = (whole.FirstSeat, whole.JobOf, whole.Period, whole.Effort, whole.EmptyPenalty);
        FirstOffer = new int[Seats + 1];
        var kept = new List<int>();
        for (var seat = 0; seat < Seats; seat++)
        {
            for (var offer = whole.FirstOffer[seat]; offer < whole.FirstOffer[seat + 1]; offer++)
            {
                if (keeps(offer))
                    kept.Add(offer);
            }
            FirstOffer[seat + 1] = kept.Count;
        }
        WorkerOf = [.. kept.Select(offer => whole.WorkerOf[offer])];
        Value = [.. kept.Select(offer => whole.Value[offer])];
    }

    public int Workers { get; }

    public int Periods { get; }

    public int Jobs { get; }

    public int Seats { get; }

    /// <summary>What loads cost, piece by piece; the widths sum to the capacity at the end.</summary>
    public LoadPiece[][] Pieces { get; }

    public int[] FirstSeat { get; }

    public int[] JobOf { get; }

    public int[] Period { get; }

    public int[] Effort { get; }

    public int[] EmptyPenalty { get; }

    /// <summary>The offers of a seat stand together, by rising worker.</summary>
    public int[] FirstOffer { get; }

    public int[] WorkerOf { get; }

    public int[] Value { get; }

    public int Capacity(int worker, int period) => _capacity[(worker * Periods) + period];

    /// <summary>The offer of a seat to a worker; negative when there is none.</summary>
    public int OfferTo(int seat, int worker) => Array.BinarySearch(WorkerOf, FirstOffer[seat], FirstOffer[seat + 1] - FirstOffer[seat], worker);

    public long LoadCost(int worker, int load)
    {
        var cost = 0L;
        foreach (var piece in Pieces[worker])
        {
            var part = Math.Min(load, piece.Width);
            cost += (long)part * piece.Slope;
            load -= part;
        }
        return cost;
    }

    private static LoadPiece[] PiecesUpTo(int capacity, IReadOnlyList<LoadPiece> pieces)
    {
        var kept = new List<LoadPiece>();
        var slope = 0;
        foreach (var piece in pieces.Where(piece => piece.Width > 0))
        {
            slope = piece.Slope;
            if (capacity <= 0)
                break;
            kept.Add(piece with { Width = Math.Min(piece.Width, capacity) });
            capacity -= piece.Width;
        }
        if (capacity > 0)
            kept.Add(new LoadPiece(capacity, slope));
        return [.. kept];
    }
}
