namespace WorkPlan.Planning.Reports;

/// <summary>One successor among those that a divided unit's closing went to.</summary>
internal sealed record Heirship(string Predecessor, string Successor);

/// <summary>
/// Closings of divided units, and how much of them successors have opened with. What was divided has to arrive: together the successors
/// open with all of it, and with no more. A successor can have parts of several, and nobody says which case came from whom, so it is
/// asked whether some way of dividing fits: the closings are sources, the openings are sinks, and cases flow along the heirships.
/// </summary>
/// <param name="closings">What each divided unit closed with; none is below zero.</param>
/// <param name="heirships">Who can have something of whom.</param>
internal sealed class DividedClosings(IReadOnlyDictionary<string, long> closings, IReadOnlyCollection<Heirship> heirships)
{
    /// <summary>
    /// What is left for one successor. Where the openings of the others fit no division among themselves, it is for them to be corrected,
    /// and this one is asked for no more than there is.
    /// </summary>
    /// <param name="successor">Whose opening is asked.</param>
    /// <param name="opened">What the others that have reported opened with; whoever has not can still have anything.</param>
    /// <returns>The least and the most that this one can open with.</returns>
    public (long Least, long Most) LeftFor(string successor, IReadOnlyDictionary<string, long> opened)
    {
        var all = closings.Values.Sum();
        var taken = FlowInto(opened, closings);
        var most = FlowInto(new Dictionary<string, long>(opened) { [successor] = all }, closings) - taken;
        // What can go to nobody who is still to report has to be with those who have, and with this one.
        var settled = closings.Where(closing => heirships.Where(share => share.Predecessor == closing.Key)
            .All(share => share.Successor == successor || opened.ContainsKey(share.Successor))).ToDictionary();
        return (Math.Min(settled.Values.Sum() - FlowInto(opened, settled), most), most);
    }

    /// <summary>The most that can go from the sources to the sinks: path by path, taking back where that helps (Ford and Fulkerson).</summary>
    private long FlowInto(IReadOnlyDictionary<string, long> sinks, IReadOnlyDictionary<string, long> sources)
    {
        var (left, open) = (new Dictionary<string, long>(sources), new Dictionary<string, long>(sinks));
        var flow = heirships.Where(share => left.ContainsKey(share.Predecessor) && open.ContainsKey(share.Successor)).ToDictionary(share => share, _ => 0L);
        var total = 0L;
        foreach (var source in sources.Keys)
        {
            while (left[source] > 0 && Send(source, left[source], open, flow, []) is var sent and > 0)
            {
                left[source] -= sent;
                total += sent;
            }
        }
        return total;
    }

    private static long Send(string source, long amount, Dictionary<string, long> open, Dictionary<Heirship, long> flow, HashSet<string> seen)
    {
        foreach (var share in flow.Keys.Where(share => share.Predecessor == source && seen.Add(share.Successor)).ToList())
        {
            var sent = Math.Min(amount, open[share.Successor]);
            if (sent > 0)
                open[share.Successor] -= sent;
            else
                sent = SendElsewhere(share, amount, open, flow, seen);
            if (sent == 0)
                continue;
            flow[share] += sent;
            return sent;
        }
        return 0;
    }

    /// <summary>The successor is full: what it has of another predecessor may go elsewhere.</summary>
    private static long SendElsewhere(Heirship full, long amount, Dictionary<string, long> open, Dictionary<Heirship, long> flow, HashSet<string> seen)
    {
        foreach (var other in flow.Keys.Where(other => other.Successor == full.Successor && other != full && flow[other] > 0).ToList())
        {
            if (Send(other.Predecessor, Math.Min(amount, flow[other]), open, flow, seen) is not (var sent and > 0))
                continue;
            flow[other] -= sent;
            return sent;
        }
        return 0;
    }
}
