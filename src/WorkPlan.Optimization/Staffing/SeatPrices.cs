namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// A stronger bound than the flow's: seats are priced, and each worker alone takes whole seats (the other Lagrangian relaxation of the
/// generalized assignment problem: M. L. Fisher, R. Jaikumar, L. N. Van Wassenhove, Management Science 32 (1986), 1095–1103). The prices
/// are bettered by subgradient steps (M. Held, P. Wolfe, H. P. Crowder, Mathematical Programming 6 (1974), 62–88), in whole numbers, so
/// that every value on the way is a bound. Offers with which no roster can be better than the best one known are excluded for good.
/// </summary>
internal sealed class SeatPrices
{
    private const int Patience = 12;

    private readonly Instance _instance;
    private readonly SeatState _state;
    private readonly Knapsack[] _knapsacks;
    private readonly long[] _worth;
    private readonly int[] _takers;
    private long[] _prices;
    private long[] _best;

    public SeatPrices(Instance instance, SeatState state, Relaxation relaxation)
    {
        _instance = instance;
        _state = state;
        _prices = [.. Enumerable.Range(0, instance.Seats).Select(seat => (long)(relaxation.WorthOf(seat) * PriceList.Scale))];
        _best = _prices;
        _takers = new int[instance.Seats];
        _worth = new long[instance.Workers];
        var items = new List<(int, int)>[instance.Workers];
        for (var worker = 0; worker < instance.Workers; worker++)
            items[worker] = [];
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
                items[instance.WorkerOf[offer]].Add((seat, offer));
        }
        _knapsacks = [.. items.Select((list, worker) => new Knapsack(instance, worker, list))];
    }

    public Int128 Lowest { get; private set; } = Int128.MaxValue;

    public long Bound => Lowest == Int128.MaxValue ? long.MaxValue : (long)(Lowest >> PriceList.ScaleBits);

    /// <summary>For another part of the search, which forbids other offers; the prices are a good start there too.</summary>
    public void Reset()
    {
        Lowest = Int128.MaxValue;
        _prices = [.. _best];
    }

    /// <summary>Lowers the bound step by step, until it meets the value of the best roster known or stays where it is.</summary>
    public void Improve(long value, int steps, Func<bool> stop)
    {
        var ambition = 1.0;
        var quiet = 0;
        var direction = new double[_instance.Seats];
        for (var step = 0; step < steps && ambition > 0.01 && !stop(); step++)
        {
            var bound = Evaluate();
            if (bound < Lowest)
            {
                quiet = Lowest - bound > (Lowest >> 20) ? 0 : quiet + 1;
                Lowest = bound;
                _best = [.. _prices];
                if (Bound <= value)
                    return;
            }
            else
            {
                quiet++;
            }
            if (quiet > Patience)
            {
                (ambition, quiet) = (ambition / 2, 0);
                _best.CopyTo(_prices, 0);
                Array.Clear(direction);
                continue;
            }
            Step(ambition * (double)(bound - ((Int128)value << PriceList.ScaleBits)), direction);
        }
    }

    /// <summary>Forbids the offers with which no roster is better than the value, at the best prices found.</summary>
    public List<int> Exclude(long value)
    {
        _best.CopyTo(_prices, 0);
        var bound = Evaluate();
        var excluded = new List<int>();
        for (var worker = 0; worker < _instance.Workers; worker++)
        {
            // Better than the value means by one at least.
            var bar = (((Int128)value + 1) << PriceList.ScaleBits) - bound + _worth[worker];
            _knapsacks[worker].Exclude(_prices, _state, (long)bar, excluded.Add);
        }
        return excluded;
    }

    private long EmptyWorth(int seat) => -(_state.EmptyPenalty(seat, _instance.Effort[seat]) << PriceList.ScaleBits);

    private Int128 Evaluate()
    {
        Array.Clear(_takers);
        var total = Int128.Zero;
        for (var seat = 0; seat < _instance.Seats; seat++)
        {
            _prices[seat] = Math.Max(_prices[seat], EmptyWorth(seat));
            total += _prices[seat];
        }
        for (var worker = 0; worker < _instance.Workers; worker++)
        {
            _worth[worker] = _knapsacks[worker].Solve(_prices, _state, seat => _takers[seat]++);
            total += _worth[worker];
        }
        return total;
    }

    private void Step(double distance, double[] direction)
    {
        var length = 0.0;
        for (var seat = 0; seat < direction.Length; seat++)
        {
            // At the price of leaving it empty, a seat may be left.
            var missing = 1 - _takers[seat];
            if (missing > 0 && _prices[seat] <= EmptyWorth(seat))
                missing = 0;
            direction[seat] = missing + (0.5 * direction[seat]);
            length += direction[seat] * direction[seat];
        }
        if (length == 0)
            return;
        for (var seat = 0; seat < direction.Length; seat++)
            _prices[seat] -= (long)(distance / length * direction[seat]);
    }
}
