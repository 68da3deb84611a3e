namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// What a unit of a worker's effort is worth in each period, in units of 1 / <see cref="Scale"/>: the dual solution. For any prices that
/// are not negative and do not rise from one period to the next, <see cref="BoundOf"/> is a value that no assignment exceeds
/// (Lagrangian duality: M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management Science 27
/// (1981), 1–18). It is computed in whole numbers, so nothing is lost to rounding.
/// </summary>
public sealed class PriceList
{
    public const int ScaleBits = 20;
    public const long Scale = 1L << ScaleBits;

    private readonly long[] _prices;

    internal PriceList(int periods, long[] prices)
    {
        Periods = periods;
        _prices = prices;
    }

    public int Periods { get; }

    public long this[int worker, int period] => _prices[(worker * Periods) + period];

    /// <summary>No assignment of the problem is worth more.</summary>
    public long BoundOf(StaffingProblem problem) => Of(new Instance(problem));

    private long Of(Instance instance) => Bound(instance, new SeatState(instance));

    /// <summary>The same for the part of the search in which some offers are forbidden.</summary>
    internal long Bound(Instance instance, SeatState state)
    {
        var total = Int128.Zero;
        for (var job = 0; job < instance.Jobs; job++)
            total += BestOf(instance, state, job);
        for (var worker = 0; worker < instance.Workers; worker++)
        {
            for (var period = 0; period + 1 < Periods; period++)
                total += (Int128)(this[worker, period] - this[worker, period + 1]) * instance.Capacity(worker, period);
            foreach (var piece in instance.Pieces[worker])
                total += (Int128)Math.Max(0, this[worker, Periods - 1] - (piece.Slope * Scale)) * piece.Width;
        }
        return (long)(total >> ScaleBits);
    }

    /// <summary>What a job's seats are worth at most at these prices, nobody taking two of them.</summary>
    private long BestOf(Instance instance, SeatState state, int job)
    {
        var (first, end) = (instance.FirstSeat[job], instance.FirstSeat[job + 1]);
        if (end - first == 1)
        {
            var best = -(state.EmptyPenalty(first, instance.Effort[first]) * Scale);
            for (var offer = instance.FirstOffer[first]; offer < instance.FirstOffer[first + 1]; offer++)
            {
                if (!state.IsForbidden(offer))
                    best = Math.Max(best, Worth(instance, first, offer));
            }
            return best;
        }
        // Of a job with n seats, a seat needs its n best offers and no other: its rivals take n - 1 at most.
        Span<(int Worker, long Worth)> tops = stackalloc (int, long)[Job.MostSeats * Job.MostSeats];
        Span<int> counts = stackalloc int[Job.MostSeats];
        var keep = end - first;
        for (var seat = first; seat < end; seat++)
        {
            var top = tops.Slice((seat - first) * Job.MostSeats, keep);
            var count = 0;
            for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
            {
                if (state.IsForbidden(offer))
                    continue;
                var worth = Worth(instance, seat, offer);
                var at = count;
                while (at > 0 && top[at - 1].Worth < worth)
                    at--;
                if (at == keep)
                    continue;
                count = Math.Min(count + 1, keep);
                for (var move = count - 1; move > at; move--)
                    top[move] = top[move - 1];
                top[at] = (instance.WorkerOf[offer], worth);
            }
            counts[seat - first] = count;
        }
        Span<int> taken = stackalloc int[Job.MostSeats];
        return Combine(instance, state, first, end, first, tops, counts, taken);
    }

    private static long Combine(
        Instance instance, SeatState state, int first, int end, int seat, ReadOnlySpan<(int Worker, long Worth)> tops, ReadOnlySpan<int> counts,
        Span<int> taken)
    {
        if (seat == end)
            return 0;
        taken[seat - first] = StaffingSolution.Nobody;
        var best = -(state.EmptyPenalty(seat, instance.Effort[seat]) * Scale) + Combine(instance, state, first, end, seat + 1, tops, counts, taken);
        for (var choice = 0; choice < counts[seat - first]; choice++)
        {
            var (worker, worth) = tops[((seat - first) * Job.MostSeats) + choice];
            if (taken[..(seat - first)].Contains(worker))
                continue;
            taken[seat - first] = worker;
            best = Math.Max(best, worth + Combine(instance, state, first, end, seat + 1, tops, counts, taken));
        }
        return best;
    }

    private long Worth(Instance instance, int seat, int offer) =>
        (instance.Value[offer] * Scale) - (instance.Effort[seat] * this[instance.WorkerOf[offer], instance.Period[seat]]);
}
