namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// Betters a roster by moves of a seat, exchanges of two, and chains of three workers, as long as one of them is worth it
/// (M. Yagiura, T. Ibaraki, F. Glover, "An ejection chain approach for the generalized assignment problem", INFORMS Journal on
/// Computing 16 (2004), 133–151, in its simplest form). Only offers that the relaxation is not too reluctant about are tried.
/// </summary>
internal sealed class LocalSearch(Instance instance, int[][] candidates)
{
    private const int None = -1;

    public void Improve(Roster roster, Func<bool> stop)
    {
        var quiet = 0;
        for (var seat = 0; instance.Seats > 0 && quiet < instance.Seats; seat = (seat + 1) % instance.Seats)
        {
            quiet = ImproveSeat(roster, seat) ? 0 : quiet + 1;
            if ((seat & 63) == 0 && stop())
                return;
        }
    }

    private bool ImproveSeat(Roster roster, int seat)
    {
        var from = roster.WorkerOf(seat);
        var here = roster.Worth(seat, roster.OfferOf[seat]);
        var relieved = from == None ? 0 : roster.Relief(from, None, seat);
        foreach (var offer in candidates[seat])
        {
            var to = instance.WorkerOf[offer];
            if (to == from)
                continue;
            var moved = instance.Value[offer] - here;
            if (moved + relieved + roster.Relief(to, seat, None) > 0 && roster.Fits(to, seat, None))
            {
                roster.Give(seat, offer);
                return true;
            }
            if (Exchange(roster, seat, from, offer, to, moved, relieved))
                return true;
        }
        return false;
    }

    /// <summary>The seat goes to another worker, who gives one up: to whoever had the first, or to a third.</summary>
    private bool Exchange(Roster roster, int seat, int from, int offer, int to, long moved, long relieved)
    {
        var seats = roster.SeatsOf(to);
        for (var at = 0; at < seats.Count; at++)
        {
            var other = seats[at];
            if (!roster.Fits(to, seat, other))
                continue;
            var gain = moved + roster.Relief(to, seat, other) - instance.Value[roster.OfferOf[other]];
            foreach (var next in candidates[other])
            {
                var third = instance.WorkerOf[next];
                if (third == to)
                    continue;
                var total = gain + instance.Value[next]
                    + (third == from ? roster.Relief(from, other, seat) : relieved + roster.Relief(third, other, None));
                if (total <= 0 || !roster.Fits(third, other, third == from ? seat : None))
                    continue;
                roster.Give(seat, None);
                roster.Give(other, next);
                roster.Give(seat, offer);
                return true;
            }
        }
        return false;
    }
}
