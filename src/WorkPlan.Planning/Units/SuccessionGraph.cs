using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Planning.Units;

/// <summary>Who took over from whom, over all successions that are recorded.</summary>
internal sealed class SuccessionGraph
{
    private readonly ILookup<string, string> _successors;
    private readonly Dictionary<string, DateOnly> _closed;

    public SuccessionGraph(IEnumerable<Succession> successions)
    {
        var known = successions.ToList();
        _successors = known
            .SelectMany(succession => succession.Predecessors.SelectMany(from => succession.Successors.Select(to => (From: from, To: to))))
            .Distinct().ToLookup(link => link.From, link => link.To);
        _closed = known.Where(succession => succession.ClosesPredecessors)
            .SelectMany(succession => succession.Predecessors.Select(code => (Code: code, On: succession.EffectiveOn)))
            .DistinctBy(closing => closing.Code).ToDictionary(closing => closing.Code, closing => closing.On);
    }

    public static async Task<SuccessionGraph> ReadAsync(PlanningDbContext db, CancellationToken cancellationToken) => new(
        await db.Successions.AsNoTracking().Include(succession => succession.Units).ToListAsync(cancellationToken));

    /// <summary>The day from which others have its work; null while nobody has.</summary>
    public DateOnly? ClosedBy(string code) => _closed.TryGetValue(code, out var on) ? on : null;

    /// <summary>A unit whose work came back to it through others would be counted twice when figures are restated.</summary>
    public void DemandNoCycle(IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors)
    {
        var sources = predecessors.Select(unit => unit.Code).ToHashSet();
        foreach (var successor in successors)
        {
            if (Reach(successor.Code).FirstOrDefault(sources.Contains) is { } cycle)
                throw UnitRules.SuccessionCycle(successor.Code, cycle);
        }
    }

    private HashSet<string> Reach(string code)
    {
        var found = new HashSet<string>();
        var queue = new Queue<string>([code]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var heir in _successors[next].Where(found.Add))
                queue.Enqueue(heir);
        }
        return found;
    }
}
