using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Planning.Units;

/// <summary>Who took over from whom, over all successions that are recorded.</summary>
internal sealed class SuccessionGraph
{
    private readonly Dictionary<string, HashSet<string>> _successors = [];
    private readonly Dictionary<string, HashSet<string>> _heirs = [];
    private readonly Dictionary<string, DateOnly> _closed = [];

    public SuccessionGraph(IEnumerable<Succession> successions)
    {
        foreach (var succession in successions)
            Add(succession);
    }

    public static async Task<SuccessionGraph> ReadAsync(PlanningDbContext db, CancellationToken cancellationToken) => new(
        await db.Successions.AsNoTracking().Include(succession => succession.Units).ToListAsync(cancellationToken));

    public void Add(Succession succession)
    {
        foreach (var predecessor in succession.Predecessors)
        {
            Link(_successors, predecessor, succession);
            if (!succession.ClosesPredecessors)
                continue;
            Link(_heirs, predecessor, succession);
            _closed.TryAdd(predecessor, succession.EffectiveOn);
        }
    }

    /// <summary>Whether a unit that was closed went into the other, at once or by way of others. After a transfer both go on as they were.</summary>
    public bool WentInto(string predecessor, string successor) => Reach(_heirs, predecessor).Contains(successor);

    /// <summary>The day from which others have its work; null while nobody has.</summary>
    public DateOnly? ClosedBy(string code) => _closed.TryGetValue(code, out var on) ? on : null;

    /// <summary>A unit whose work came back to it through others would be counted twice when figures are restated.</summary>
    public void DemandNoCycle(IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors)
    {
        var sources = predecessors.Select(unit => unit.Code).ToHashSet();
        foreach (var successor in successors)
        {
            if (Reach(_successors, successor.Code).FirstOrDefault(sources.Contains) is { } cycle)
                throw UnitRules.SuccessionCycle(successor.Code, cycle);
        }
    }

    private static void Link(Dictionary<string, HashSet<string>> links, string predecessor, Succession succession)
    {
        if (!links.TryGetValue(predecessor, out var successors))
            links[predecessor] = successors = [];
        successors.UnionWith(succession.Successors);
    }

    private static HashSet<string> Reach(Dictionary<string, HashSet<string>> links, string code)
    {
        var found = new HashSet<string>();
        var queue = new Queue<string>([code]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var heir in (links.GetValueOrDefault(next) ?? []).Where(found.Add))
                queue.Enqueue(heir);
        }
        return found;
    }
}
