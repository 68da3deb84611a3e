namespace WorkPlan.Optimization.Staffing;

/// <summary>Who has which seat, with the loads that follow; changes keep what the problem demands or are not made.</summary>
internal sealed class Roster
{
    private const int None = -1;

    private readonly Instance _instance;
    private readonly int[] _load;
    private readonly List<int>[] _seatsOf;

    public Roster(Instance instance)
    {
        _instance = instance;
        _load = new int[instance.Workers * instance.Periods];
        _seatsOf = new List<int>[instance.Workers];
        for (var worker = 0; worker < instance.Workers; worker++)
            _seatsOf[worker] = [];
        OfferOf = new int[instance.Seats];
        Array.Fill(OfferOf, None);
        foreach (var penalty in instance.EmptyPenalty)
            Value -= penalty;
    }

    /// <summary>The offer that each seat took; -1 for none.</summary>
    public int[] OfferOf { get; }

    public long Value { get; private set; }

    /// <summary>The roster in which each seat is with this worker; -1 for nobody.</summary>
    public static Roster Of(Instance instance, IReadOnlyList<int> workerOf)
    {
        var roster = new Roster(instance);
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            if (workerOf[seat] != None)
                roster.Give(seat, instance.OfferTo(seat, workerOf[seat]));
        }
        return roster;
    }

    public int[] WorkerOf() => [.. Enumerable.Range(0, OfferOf.Length).Select(WorkerOf)];

    public int WorkerOf(int seat) => OfferOf[seat] == None ? None : _instance.WorkerOf[OfferOf[seat]];

    public IReadOnlyList<int> SeatsOf(int worker) => _seatsOf[worker];

    public int Load(int worker) => _load[(worker * _instance.Periods) + _instance.Periods - 1];

    /// <summary>Whether the worker could have one seat more and another one less; -1 stands for no seat.</summary>
    public bool Fits(int worker, int more, int less)
    {
        if (more == None)
            return true;
        if (SitsBeside(worker, more, less))
            return false;
        var at = worker * _instance.Periods;
        var (from, until) = (_instance.Period[more], less == None ? int.MaxValue : _instance.Period[less]);
        for (var period = from; period < _instance.Periods; period++)
        {
            var load = _load[at + period] + _instance.Effort[more] - (period >= until ? _instance.Effort[less] : 0);
            if (load > _instance.Capacity(worker, period))
                return false;
        }
        return true;
    }

    /// <summary>What the worker's load would cost less.</summary>
    public long Relief(int worker, int more, int less)
    {
        var load = Load(worker);
        var after = load + (more == None ? 0 : _instance.Effort[more]) - (less == None ? 0 : _instance.Effort[less]);
        return after == load ? 0 : _instance.LoadCost(worker, load) - _instance.LoadCost(worker, after);
    }

    /// <summary>What the seat is worth with the offer, or empty.</summary>
    public long Worth(int seat, int offer) => offer == None ? -_instance.EmptyPenalty[seat] : _instance.Value[offer];

    public void Give(int seat, int offer)
    {
        var before = OfferOf[seat];
        Value += Worth(seat, offer) - Worth(seat, before);
        if (before != None)
            Count(_instance.WorkerOf[before], seat, -1);
        OfferOf[seat] = offer;
        if (offer != None)
            Count(_instance.WorkerOf[offer], seat, 1);
    }

    public void Take(Roster other)
    {
        for (var seat = 0; seat < OfferOf.Length; seat++)
        {
            if (OfferOf[seat] != other.OfferOf[seat])
                Give(seat, None);
        }
        for (var seat = 0; seat < OfferOf.Length; seat++)
        {
            if (OfferOf[seat] != other.OfferOf[seat])
                Give(seat, other.OfferOf[seat]);
        }
    }

    private void Count(int worker, int seat, int sign)
    {
        var cost = _instance.LoadCost(worker, Load(worker));
        for (var period = _instance.Period[seat]; period < _instance.Periods; period++)
            _load[(worker * _instance.Periods) + period] += sign * _instance.Effort[seat];
        Value += cost - _instance.LoadCost(worker, Load(worker));
        if (sign > 0)
            _seatsOf[worker].Add(seat);
        else
            _seatsOf[worker].Remove(seat);
    }

    /// <summary>Whether the worker has another seat of the same job already.</summary>
    private bool SitsBeside(int worker, int seat, int without)
    {
        var job = _instance.JobOf[seat];
        var (first, end) = (_instance.FirstSeat[job], _instance.FirstSeat[job + 1]);
        for (var other = first; end - first > 1 && other < end; other++)
        {
            if (other != seat && other != without && WorkerOf(other) == worker)
                return true;
        }
        return false;
    }
}
