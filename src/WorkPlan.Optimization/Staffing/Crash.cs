using WorkPlan.Optimization.Flows;

namespace WorkPlan.Optimization.Staffing;

/// <summary>A first tree: every seat goes whole to who is best for it while there is room, the largest seats first.</summary>
internal sealed class Crash(Instance instance, Relaxation relaxation)
{
    private const int Offers = 6;

    private readonly int[] _load = new int[instance.Workers * instance.Periods];

    public void Run()
    {
        var network = relaxation.Network;
        var order = Enumerable.Range(0, instance.Seats).OrderByDescending(seat => instance.Effort[seat]).ThenBy(seat => seat).ToArray();
        foreach (var seat in order)
        {
            var offer = Best(seat);
            if (offer < 0)
            {
                network.Link(relaxation.SeatNode(seat), relaxation.EmptyArc(seat), instance.Effort[seat]);
                continue;
            }
            network.Link(relaxation.SeatNode(seat), relaxation.ArcOf(seat, offer), instance.Effort[seat]);
            for (var period = instance.Period[seat]; period < instance.Periods; period++)
                _load[(instance.WorkerOf[offer] * instance.Periods) + period] += instance.Effort[seat];
        }
        for (var worker = 0; worker < instance.Workers; worker++)
            Hang(network, worker);
    }

    private void Hang(NetworkSimplex network, int worker)
    {
        for (var period = 0; period + 1 < instance.Periods; period++)
            network.Link(relaxation.WorkerNode(worker, period), relaxation.ChainArc(worker, period), Load(worker, period));
        var left = Load(worker, instance.Periods - 1);
        var pieces = instance.Pieces[worker];
        var piece = 0;
        while (piece + 1 < pieces.Length && left >= pieces[piece].Width)
        {
            network.Fill(relaxation.PieceArc(worker, piece));
            left -= pieces[piece].Width;
            piece++;
        }
        network.Link(relaxation.WorkerNode(worker, instance.Periods - 1), relaxation.PieceArc(worker, piece), left);
    }

    private int Load(int worker, int period) => _load[(worker * instance.Periods) + period];

    /// <summary>The offer that is worth most where some room would be left, and beside it the arcs of the next best ones.</summary>
    private int Best(int seat)
    {
        Span<(int Offer, long Worth)> top = stackalloc (int, long)[Offers];
        var count = 0;
        var (best, most) = (-1, long.MinValue);
        for (var offer = instance.FirstOffer[seat]; offer < instance.FirstOffer[seat + 1]; offer++)
        {
            var worker = instance.WorkerOf[offer];
            var worth = instance.Value[offer] - ((long)instance.Effort[seat] * Slope(worker));
            if (worth > most && HasRoom(worker, seat))
                (best, most) = (offer, worth);
            var at = count;
            while (at > 0 && top[at - 1].Worth < worth)
                at--;
            if (at == Offers)
                continue;
            count = Math.Min(count + 1, Offers);
            for (var move = count - 1; move > at; move--)
                top[move] = top[move - 1];
            top[at] = (offer, worth);
        }
        foreach (var (offer, _) in top[..count])
            relaxation.ArcOf(seat, offer);
        return best;
    }

    private int Slope(int worker)
    {
        var load = Load(worker, instance.Periods - 1);
        foreach (var piece in instance.Pieces[worker])
        {
            if (load < piece.Width)
                return piece.Slope;
            load -= piece.Width;
        }
        return 0;
    }

    private bool HasRoom(int worker, int seat)
    {
        for (var period = instance.Period[seat]; period < instance.Periods; period++)
        {
            if (Load(worker, period) + instance.Effort[seat] >= instance.Capacity(worker, period))
                return false;
        }
        return true;
    }
}
