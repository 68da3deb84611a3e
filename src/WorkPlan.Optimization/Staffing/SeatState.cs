namespace WorkPlan.Optimization.Staffing;

/// <summary>What a part of the search does without: offers, and empty seats.</summary>
internal sealed class SeatState
{
    private readonly int[] _emptyPenalty;
    private readonly bool[] _demanded;
    private readonly byte[] _forbidden;

    public SeatState(Instance instance)
    {
        _emptyPenalty = instance.EmptyPenalty;
        _demanded = new bool[instance.Seats];
        _forbidden = new byte[instance.WorkerOf.Length];
        TooDear = 1;
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            var most = 0;
            for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
                most = Math.Max(most, Math.Abs(instance.Value[offer]));
            TooDear += instance.EmptyPenalty[seat] + most;
        }
        for (var worker = 0; worker < instance.Workers; worker++)
            TooDear += instance.LoadCost(worker, int.MaxValue);
    }

    /// <summary>More than everything else together: what costs so much is not done when it can be helped.</summary>
    public long TooDear { get; }

    public bool IsForbidden(int offer) => _forbidden[offer] != 0;

    public long EmptyPenalty(int seat, int effort) => _demanded[seat] ? TooDear * effort : _emptyPenalty[seat];

    public void Forbid(int offer) => _forbidden[offer]++;

    public void Allow(int offer) => _forbidden[offer]--;

    public void Demand(int seat, bool demanded) => _demanded[seat] = demanded;

    public bool IsDemanded(int seat) => _demanded[seat];
}
