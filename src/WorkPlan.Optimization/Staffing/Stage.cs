namespace WorkPlan.Optimization.Staffing;

/// <summary>An instance with its relaxations solved: what is known of it, and how a roster of it is bettered.</summary>
internal sealed class Stage
{
    private const int SmallEnough = 250;
    private const int TooMany = 1000;
    private const int CandidatesOfSeat = 24;
    private const int Steps = 150;
    private const int FewWorkers = 6;
    private const int ManyWorkers = 16;
    private const int Worthwhile = 20;

    private readonly Func<bool> _stop;
    private readonly SeatState _state;
    private readonly Relaxation _relaxation;
    private int[][]? _candidates;
    private SeatPrices? _prices;

    public Stage(Instance instance, Func<bool> stop)
    {
        Instance = instance;
        _stop = stop;
        _state = new SeatState(instance);
        _relaxation = new Relaxation(instance, _state);
        _relaxation.Solve(stop);
        FlowPrices = _relaxation.Prices();
        Bound = FlowPrices.Bound(instance, _state);
    }

    public Instance Instance { get; }

    public PriceList FlowPrices { get; }

    /// <summary>No roster of the instance is worth more.</summary>
    public long Bound { get; private set; }

    public Roster Round() => new Rounding(Instance, _relaxation, _state).Round();

    /// <summary>Betters the roster and lowers the bound, until neither gives way any more.</summary>
    public void Better(Roster roster)
    {
        _candidates ??= Candidates();
        _prices ??= new SeatPrices(Instance, _state, _relaxation);
        new LocalSearch(Instance, _candidates).Improve(roster, _stop);
        Lower(roster);
        if (Instance.Seats <= SmallEnough)
            return;
        var parts = new Neighbourhoods(Instance, _state, _candidates);
        for (var size = FewWorkers; size <= ManyWorkers && roster.Value < Bound && !_stop();)
        {
            var before = roster.Value;
            parts.Round(roster, size, _stop);
            if ((roster.Value - before) * Worthwhile <= Bound - roster.Value)
                size += 2;
        }
        Lower(roster);
    }

    /// <summary>A smaller instance in which every better roster still is; null when hardly anything could be left out.</summary>
    public Stage? Without(Roster roster)
    {
        if (Instance.Seats <= SmallEnough)
            return null;
        var excluded = _prices!.Exclude(roster.Value).ToHashSet();
        excluded.ExceptWith(roster.OfferOf);
        return excluded.Count < Instance.WorkerOf.Length / 5 ? null : new Stage(new Instance(Instance, offer => !excluded.Contains(offer)), _stop);
    }

    /// <summary>Looks through everything, where that may come to an end; the bound that remains, and how many parts were looked into.</summary>
    public (long Bound, int Nodes) Search(Roster roster, long bound, int mostNodes)
    {
        if (Instance.Seats > TooMany)
            return (bound, 0);
        _prices!.Exclude(roster.Value).ForEach(_relaxation.Forbid);
        var tree = new BranchAndBound(Instance, _relaxation, _state, _prices, new LocalSearch(Instance, _candidates!), _stop, mostNodes);
        return (tree.Run(roster, bound), tree.Nodes);
    }

    private void Lower(Roster roster)
    {
        if (roster.Value >= Bound)
            return;
        _prices!.Improve(roster.Value, Steps, _stop);
        Bound = Math.Min(Bound, _prices.Bound);
    }

    /// <summary>The offers that the relaxation is least reluctant about.</summary>
    private int[][] Candidates()
    {
        var candidates = new int[Instance.Seats][];
        var offers = new List<(double Reluctance, int Offer)>();
        for (var seat = 0; seat < candidates.Length; seat++)
        {
            offers.Clear();
            for (var offer = Instance.FirstOffer[seat]; offer < Instance.FirstOffer[seat + 1]; offer++)
                offers.Add((_relaxation.Reluctance(seat, offer), offer));
            offers.Sort();
            candidates[seat] = [.. offers.Take(CandidatesOfSeat).Select(one => one.Offer)];
        }
        return candidates;
    }
}
