namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// Looks for the best roster part by part (A. H. Land, A. G. Doig, Econometrica 28 (1960), 497–520): a part in which no roster can be worth
/// more than the best one known is left alone; a seat that the relaxation divides is given to its largest holder in one part and
/// kept from him in the other. So is a whole seat of somebody who has another whole one of the same job, which the flow lets pass where both
/// together are no more than the job's largest. Each part goes on from the tree and the prices of the one before.
/// </summary>
internal sealed class BranchAndBound(
    Instance instance, Relaxation relaxation, SeatState state, SeatPrices prices, LocalSearch search, Func<bool> stop, int mostNodes)
{
    private const int StepsOfPart = 15;

    private readonly List<(int Offer, double Share)> _shares = [];
    private readonly Rounding _rounding = new(instance, relaxation, state);

    // Two seats of a job always meet in a node; it takes a third for two others to pass through it together.
    private readonly int[] _wideJobs =
        [.. Enumerable.Range(0, instance.Jobs).Where(job => instance.FirstSeat[job + 1] - instance.FirstSeat[job] > 2)];
    private long _openBound = long.MinValue;

    public int Nodes { get; private set; }

    /// <summary>Searches everything; what it returns bounds every roster, and equals the best one's value when the search was finished.</summary>
    public long Run(Roster best, long bound)
    {
        Look(best, bound);
        return Math.Max(best.Value, _openBound);
    }

    private void Look(Roster best, long above)
    {
        if (above <= best.Value)
            return;
        if (Nodes >= mostNodes || stop())
        {
            _openBound = Math.Max(_openBound, above);
            return;
        }
        Nodes++;
        var complete = relaxation.Solve(stop);
        var bound = Math.Min(above, relaxation.Prices().Bound(instance, state));
        if (bound <= best.Value)
            return;
        var seat = Divided() is >= 0 and var divided ? divided : HeldTwice();
        if (seat < 0 || Nodes % 8 == 1)
            Round(best);
        if (seat < 0 && complete)
            return; // Nothing is divided and nobody sits twice: the relaxation's own roster is the best of this part.
        if (seat < 0 || bound <= best.Value)
        {
            if (bound > best.Value)
                _openBound = Math.Max(_openBound, bound);
            return;
        }
        prices.Reset();
        prices.Improve(best.Value, StepsOfPart, stop);
        bound = Math.Min(bound, prices.Bound);
        if (bound > best.Value)
            Divide(best, bound, seat);
    }

    private void Divide(Roster best, long bound, int seat)
    {
        var excluded = prices.Exclude(best.Value);
        excluded.ForEach(relaxation.Forbid);
        relaxation.Shares(seat, _shares);
        var holder = _shares.MaxBy(share => (share.Share, -share.Offer)).Offer;
        var others = new List<int>();
        for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
        {
            if (offer != holder && !state.IsForbidden(offer))
                others.Add(offer);
        }
        if (!state.IsForbidden(holder))
        {
            // He has the seat: nobody else has it, it is not empty, and he has no other one of a job with several.
            var demanded = state.IsDemanded(seat);
            AddElsewhere(seat, instance.WorkerOf[holder], others);
            others.ForEach(relaxation.Forbid);
            relaxation.Demand(seat, true);
            Look(best, bound);
            relaxation.Demand(seat, demanded);
            others.ForEach(relaxation.Allow);
        }
        relaxation.Forbid(holder);
        Look(best, bound);
        relaxation.Allow(holder);
        excluded.ForEach(relaxation.Allow);
    }

    private void Round(Roster best)
    {
        var roster = _rounding.Round();
        search.Improve(roster, stop);
        if (roster.Value > best.Value)
            best.Take(roster);
    }

    private void AddElsewhere(int seat, int worker, List<int> offers)
    {
        var job = instance.JobOf[seat];
        var (first, end) = (instance.FirstSeat[job], instance.FirstSeat[job + 1]);
        for (var other = first; end - first > 2 && other < end; other++)
        {
            if (other != seat && instance.OfferTo(other, worker) is >= 0 and var offer && !state.IsForbidden(offer))
                offers.Add(offer);
        }
    }

    /// <summary>The larger one of two whole seats that somebody has of one job; -1 when nobody has.</summary>
    private int HeldTwice()
    {
        foreach (var job in _wideJobs)
        {
            for (var seat = instance.FirstSeat[job]; seat < instance.FirstSeat[job + 1]; seat++)
            {
                relaxation.Shares(seat, _shares);
                if (_shares.Count == 0)
                    continue;
                var worker = instance.WorkerOf[_shares[0].Offer];
                for (var other = seat + 1; other < instance.FirstSeat[job + 1]; other++)
                {
                    relaxation.Shares(other, _shares);
                    if (_shares.Count > 0 && instance.WorkerOf[_shares[0].Offer] == worker)
                        return instance.Effort[other] > instance.Effort[seat] ? other : seat;
                }
            }
        }
        return -1;
    }

    /// <summary>The divided seat with the most effort at stake; -1 when all are whole.</summary>
    private int Divided()
    {
        var (found, most) = (-1, 0.0);
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            relaxation.Shares(seat, _shares);
            if (_shares.Count == 0)
                continue;
            var largest = _shares.Max(share => share.Share);
            if (largest > 1 - 1e-9)
                continue;
            var stake = Math.Min(largest, 1 - largest) * instance.Effort[seat];
            if (stake > most)
                (found, most) = (seat, stake);
        }
        return found;
    }
}
