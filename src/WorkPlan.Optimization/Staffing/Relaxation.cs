using WorkPlan.Optimization.Flows;

namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// The linear relaxation as a flow of effort: a seat may be divided among workers. Because a seat takes the same effort of whoever has it, effort
/// flows from seats to workers, through the worker's periods, and out by the pieces of what load costs (the transportation relaxation of the
/// generalized assignment problem; S. Martello, P. Toth, Knapsack Problems, 1990, chapter 7). Seats of one job meet, where it matters, in
/// a node that lets through no more than one of them. Only offers that may be worth it become arcs; the others are priced out again and
/// again until none is missing (sifting: R. E. Bixby et al., Operations Research 40 (1992), 885–897).
/// </summary>
internal sealed class Relaxation
{
    private const int None = -1;
    private const int FirstOffers = 6;
    private const double Tolerance = 1e-6;

    private readonly Instance _instance;
    private readonly SeatState _state;
    private readonly NetworkSimplex _network;
    private readonly int[] _arcOf;
    private readonly List<int>[] _arcsOfSeat;
    private readonly List<int> _offerOf;
    private readonly Dictionary<(int Job, int Worker), int> _pairs = [];
    private readonly double _forbiddenCost;
    private readonly int _firstOfferArc;
    private int[] _firstPiece = [];
    private bool _replant;

    public Relaxation(Instance instance, SeatState state)
    {
        _instance = instance;
        _state = state;
        var nodes = 1 + (instance.Workers * instance.Periods) + instance.Seats;
        _network = new NetworkSimplex(nodes + 64, nodes + (instance.Workers * 4) + (instance.Seats * (FirstOffers + 4)));
        _arcOf = new int[instance.WorkerOf.Length];
        Array.Fill(_arcOf, None);
        _arcsOfSeat = new List<int>[instance.Seats];
        _offerOf = [];
        _forbiddenCost = state.TooDear;
        Lay();
        _firstOfferArc = _network.Arcs;
        new Crash(instance, this).Run();
        _network.Plant();
    }

    public long Pivots => _network.Pivots;

    /// <summary>Solves it; false when it was stopped before the end. What it then knows is still a bound, only a weaker one.</summary>
    public bool Solve(Func<bool> stop)
    {
        if (_replant)
        {
            _network.Plant();
            _replant = false;
        }
        while (true)
        {
            if (!_network.Optimise(stop))
                return false;
            if (PriceOut() > 0)
                continue;
            if (Separate() == 0)
                return true;
        }
    }

    /// <summary>The share of the seat that each worker has.</summary>
    public void Shares(int seat, List<(int Offer, double Share)> shares)
    {
        shares.Clear();
        foreach (var arc in _arcsOfSeat[seat])
        {
            if (_network.Flow(arc) > 0)
                shares.Add((_offerOf[arc - _firstOfferArc], _network.Flow(arc) / (double)_instance.Effort[seat]));
        }
    }

    /// <summary>By how much taking the offer would be worse than the seat's best, at the present prices.</summary>
    public double Reluctance(int seat, int offer) => Cost(seat, offer) + _network.Potential(Target(seat, offer)) - _network.Potential(SeatNode(seat));

    /// <summary>What having the seat taken is worth at the present prices.</summary>
    public double WorthOf(int seat) => -_network.Potential(SeatNode(seat)) * _instance.Effort[seat];

    public PriceList Prices()
    {
        var prices = new long[_instance.Workers * _instance.Periods];
        for (var worker = 0; worker < _instance.Workers; worker++)
        {
            var least = 0L;
            for (var period = _instance.Periods - 1; period >= 0; period--)
            {
                var price = (long)Math.Round(_network.Potential(WorkerNode(worker, period)) * PriceList.Scale);
                prices[(worker * _instance.Periods) + period] = least = Math.Max(least, price);
            }
        }
        return new PriceList(_instance.Periods, prices);
    }

    public void Forbid(int offer)
    {
        _state.Forbid(offer);
        Reprice(offer);
    }

    public void Allow(int offer)
    {
        _state.Allow(offer);
        Reprice(offer);
    }

    /// <summary>Whether the seat must be taken.</summary>
    public void Demand(int seat, bool demanded)
    {
        _state.Demand(seat, demanded);
        _network.Reprice(EmptyArc(seat), EmptyCost(seat));
        _replant = true;
    }

    public int ArcOf(int seat, int offer)
    {
        if (_arcOf[offer] != None)
            return _arcOf[offer];
        var arc = _arcOf[offer] = _network.AddArc(SeatNode(seat), Target(seat, offer), Cost(seat, offer), NetworkSimplex.Unlimited);
        _offerOf.Add(offer);
        (_arcsOfSeat[seat] ??= []).Add(arc);
        return arc;
    }

    internal NetworkSimplex Network => _network;

    internal int SeatNode(int seat) => 1 + (_instance.Workers * _instance.Periods) + seat;

    internal int WorkerNode(int worker, int period) => 1 + (worker * _instance.Periods) + period;

    internal int ChainArc(int worker, int period) => (worker * (_instance.Periods - 1)) + period;

    internal int EmptyArc(int seat) => (_instance.Workers * (_instance.Periods - 1)) + seat;

    internal int PieceArc(int worker, int piece) => _firstPiece[worker] + piece;

    private void Reprice(int offer)
    {
        if (_arcOf[offer] is not (>= 0 and var arc))
            return;
        var seat = SeatOf(offer);
        _network.Reprice(arc, Cost(seat, offer));
        _replant = true;
    }

    private int SeatOf(int offer)
    {
        var at = Array.BinarySearch(_instance.FirstOffer, offer);
        if (at < 0)
            return ~at - 1;
        while (_instance.FirstOffer[at + 1] == offer)
            at++;
        return at;
    }

    private double Cost(int seat, int offer) =>
        _state.IsForbidden(offer) ? _forbiddenCost : -_instance.Value[offer] / (double)_instance.Effort[seat];

    private double EmptyCost(int seat) => _state.EmptyPenalty(seat, _instance.Effort[seat]) / (double)_instance.Effort[seat];

    private int Target(int seat, int offer) =>
        _pairs.Count > 0 && _pairs.TryGetValue((_instance.JobOf[seat], _instance.WorkerOf[offer]), out var pair)
            ? pair
            : WorkerNode(_instance.WorkerOf[offer], _instance.Period[seat]);

    private void Lay()
    {
        for (var node = 1; node < 1 + (_instance.Workers * _instance.Periods) + _instance.Seats; node++)
            _network.AddNode();
        for (var worker = 0; worker < _instance.Workers; worker++)
        {
            // Where nothing can be done no offer leads; a capacity of one keeps the tree as it must be.
            for (var period = 0; period + 1 < _instance.Periods; period++)
            {
                _network.AddArc(
                    WorkerNode(worker, period), WorkerNode(worker, period + 1), 0, Math.Max(1, _instance.Capacity(worker, period)));
            }
        }
        for (var seat = 0; seat < _instance.Seats; seat++)
        {
            _arcsOfSeat[seat] = [];
            _network.AddArc(
                SeatNode(seat), NetworkSimplex.Root, EmptyCost(seat), NetworkSimplex.Unlimited);
        }
        _firstPiece = new int[_instance.Workers];
        for (var worker = 0; worker < _instance.Workers; worker++)
        {
            _firstPiece[worker] = _network.Arcs;
            foreach (var piece in _instance.Pieces[worker].DefaultIfEmpty(new LoadPiece(1, 0)))
                _network.AddArc(WorkerNode(worker, _instance.Periods - 1), NetworkSimplex.Root, piece.Slope, piece.Width);
        }
    }

    /// <summary>Brings in, for each seat, the offer that is missed most, if one is.</summary>
    private int PriceOut()
    {
        var added = 0;
        for (var seat = 0; seat < _instance.Seats; seat++)
        {
            var (best, missed) = (None, -Tolerance);
            var here = _network.Potential(SeatNode(seat));
            var effort = (double)_instance.Effort[seat];
            var joint = _instance.FirstSeat[_instance.JobOf[seat] + 1] - _instance.FirstSeat[_instance.JobOf[seat]] > 1;
            for (var offer = _instance.FirstOffer[seat]; offer < _instance.FirstOffer[seat + 1]; offer++)
            {
                if (_arcOf[offer] != None || _state.IsForbidden(offer))
                    continue;
                var target = joint ? Target(seat, offer) : WorkerNode(_instance.WorkerOf[offer], _instance.Period[seat]);
                var reduced = _network.Potential(target) - here - (_instance.Value[offer] / effort);
                if (reduced < missed)
                    (best, missed) = (offer, reduced);
            }
            if (best == None)
                continue;
            ArcOf(seat, best);
            added++;
        }
        return added;
    }

    /// <summary>Where somebody has more than one seat of a job, lets them meet in a node.</summary>
    private int Separate()
    {
        var shares = new Dictionary<int, double>();
        var met = 0;
        for (var job = 0; job < _instance.Jobs; job++)
        {
            var (first, end) = (_instance.FirstSeat[job], _instance.FirstSeat[job + 1]);
            if (end - first == 1)
                continue;
            shares.Clear();
            for (var seat = first; seat < end; seat++)
            {
                foreach (var arc in _arcsOfSeat[seat])
                {
                    var worker = _instance.WorkerOf[_offerOf[arc - _firstOfferArc]];
                    shares[worker] = shares.GetValueOrDefault(worker) + _network.Flow(arc);
                }
            }
            var largest = 0;
            for (var seat = first; seat < end; seat++)
                largest = Math.Max(largest, _instance.Effort[seat]);
            foreach (var (worker, effort) in shares)
            {
                if (effort > largest && !_pairs.ContainsKey((job, worker)))
                {
                    Meet(job, worker, largest, (int)effort);
                    met++;
                }
            }
        }
        if (met > 0)
            _network.Plant();
        return met;
    }

    private void Meet(int job, int worker, int largest, int effort)
    {
        var period = _instance.Period[_instance.FirstSeat[job]];
        var node = _network.AddNode();
        _pairs.Add((job, worker), node);
        for (var seat = _instance.FirstSeat[job]; seat < _instance.FirstSeat[job + 1]; seat++)
        {
            if (_instance.OfferTo(seat, worker) is >= 0 and var offer && _arcOf[offer] is >= 0 and var arc)
                _network.Redirect(arc, node, Cost(seat, offer));
        }
        var pass = _network.AddArc(node, WorkerNode(worker, period), 0, largest);
        // What is too much for now goes by an arc that is too dear to stay.
        var over = _network.AddArc(node, WorkerNode(worker, period), _forbiddenCost, NetworkSimplex.Unlimited);
        _network.Fill(pass);
        _network.Link(node, over, effort - largest);
        _offerOf.Add(None);
        _offerOf.Add(None);
    }
}
