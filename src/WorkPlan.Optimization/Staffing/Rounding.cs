namespace WorkPlan.Optimization.Staffing;

/// <summary>Makes a roster of the relaxation: whole seats stay where they are, divided ones go where they fit best.</summary>
internal sealed class Rounding(Instance instance, Relaxation relaxation, SeatState state)
{
    private readonly List<(int Offer, double Share)> _shares = [];

    public Roster Round()
    {
        var roster = new Roster(instance);
        var divided = new List<int>();
        for (var seat = 0; seat < instance.Seats; seat++)
        {
            relaxation.Shares(seat, _shares);
            if (_shares is [(var offer, > 1 - 1e-9)] && !state.IsForbidden(offer) && roster.Fits(instance.WorkerOf[offer], seat, -1))
                roster.Give(seat, offer);
            else
                divided.Add(seat);
        }
        foreach (var seat in divided.OrderByDescending(seat => instance.Effort[seat]).ThenBy(seat => seat))
        {
            if (Best(roster, seat) is >= 0 and var offer)
                roster.Give(seat, offer);
        }
        return roster;
    }

    private int Best(Roster roster, int seat)
    {
        var (best, most) = (-1, roster.Worth(seat, -1));
        for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
        {
            if (state.IsForbidden(offer))
                continue;
            var worker = instance.WorkerOf[offer];
            var worth = instance.Value[offer] + roster.Relief(worker, seat, -1);
            if (worth > most && roster.Fits(worker, seat, -1))
                (best, most) = (offer, worth);
        }
        return best;
    }
}
