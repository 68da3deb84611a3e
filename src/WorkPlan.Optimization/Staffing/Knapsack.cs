namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// The best that one worker alone could take at given prices of seats, by dynamic programming over the load. Seats in the order of their
/// periods fill the capacities of all periods rightly: what is due earlier is done earlier. Of the seats of one job he takes one at most.
/// </summary>
internal sealed class Knapsack
{
    private const long Impossible = long.MinValue / 4;

    private readonly Instance _instance;
    private readonly int _worker;
    private readonly (int Seat, int Offer)[] _items;
    private readonly int _size;
    private readonly long[] _pieceCost;

    private readonly List<(int From, int To)> _groups = [];
    private readonly List<(int Seat, int Offer, long Profit)> _chosen = [];
    private long[] _ahead = [];

    public Knapsack(Instance instance, int worker, IEnumerable<(int Seat, int Offer)> items)
    {
        _instance = instance;
        _worker = worker;
        _items = [.. items.OrderBy(item => instance.Period[item.Seat]).ThenBy(item => item.Seat)];
        _size = instance.Capacity(worker, instance.Periods - 1) + 1;
        _pieceCost = [.. Enumerable.Range(0, _size).Select(load => instance.LoadCost(worker, load) << PriceList.ScaleBits)];
    }

    /// <summary>The value of the best choice, and which it is: <paramref name="take"/> hears of each seat.</summary>
    public long Solve(long[] seatPrices, SeatState state, Action<int> take)
    {
        Fill(seatPrices, state);
        var load = 0;
        for (var group = 0; group < _groups.Count; group++)
        {
            var now = Ahead(group, load);
            if (now == Ahead(group + 1, load))
                continue;
            for (var item = _groups[group].From; item < _groups[group].To; item++)
            {
                var (seat, _, profit) = _chosen[item];
                var after = load + _instance.Effort[seat];
                if (after > _instance.Capacity(_worker, _instance.Period[seat]) || profit + Ahead(group + 1, after) != now)
                    continue;
                take(seat);
                load = after;
                break;
            }
        }
        return Ahead(0, 0);
    }

    /// <summary>What the best choice would be worth with each offer in it: those with which it falls below the bar are told.</summary>
    public void Exclude(long[] seatPrices, SeatState state, long bar, Action<int> exclude)
    {
        // The rest of a choice is worth no more than the best choice: what loses more than that leaves is out without a closer look.
        Fill(seatPrices, state);
        var least = bar - Ahead(0, 0);
        foreach (var (seat, offer) in _items)
        {
            if (!state.IsForbidden(offer) && Profit(seat, offer, seatPrices) < least)
                exclude(offer);
        }
        Fill(seatPrices, state, Math.Min(least, 1));
        var behind = new long[_size];
        var next = new long[_size];
        Array.Fill(behind, Impossible);
        behind[0] = 0;
        for (var group = 0; group < _groups.Count; group++)
        {
            behind.CopyTo(next, 0);
            for (var item = _groups[group].From; item < _groups[group].To; item++)
            {
                var (seat, offer, profit) = _chosen[item];
                var effort = _instance.Effort[seat];
                var most = Math.Min(_size - 1, _instance.Capacity(_worker, _instance.Period[seat]));
                var best = Impossible;
                for (var load = 0; load + effort <= most; load++)
                {
                    best = Math.Max(best, behind[load] + profit + Ahead(group + 1, load + effort));
                    next[load + effort] = Math.Max(next[load + effort], behind[load] + profit);
                }
                if (best < bar)
                    exclude(offer);
            }
            (behind, next) = (next, behind);
        }
    }

    private long Ahead(int group, int load) => _ahead[(group * _size) + load];

    private long Profit(int seat, int offer, long[] seatPrices) => ((long)_instance.Value[offer] << PriceList.ScaleBits) - seatPrices[seat];

    private void Fill(long[] seatPrices, SeatState state, long least = 1)
    {
        _groups.Clear();
        _chosen.Clear();
        var job = -1;
        foreach (var (seat, offer) in _items)
        {
            var profit = Profit(seat, offer, seatPrices);
            if (profit < least || state.IsForbidden(offer))
                continue;
            if (_instance.JobOf[seat] != job || _groups.Count == 0)
                _groups.Add((_chosen.Count, _chosen.Count + 1));
            else
                _groups[^1] = (_groups[^1].From, _chosen.Count + 1);
            job = _instance.JobOf[seat];
            _chosen.Add((seat, offer, profit));
        }
        if (_ahead.Length < (_groups.Count + 1) * _size)
            _ahead = new long[(_groups.Count + 1) * _size];
        for (var load = 0; load < _size; load++)
            _ahead[(_groups.Count * _size) + load] = -_pieceCost[load];
        for (var group = _groups.Count - 1; group >= 0; group--)
        {
            var after = _ahead.AsSpan((group + 1) * _size, _size);
            var here = _ahead.AsSpan(group * _size, _size);
            after.CopyTo(here);
            for (var item = _groups[group].From; item < _groups[group].To; item++)
            {
                var (seat, _, profit) = _chosen[item];
                var effort = _instance.Effort[seat];
                var most = Math.Min(_size - 1, _instance.Capacity(_worker, _instance.Period[seat]));
                for (var load = 0; load + effort <= most; load++)
                    here[load] = Math.Max(here[load], profit + after[load + effort]);
            }
        }
    }
}
