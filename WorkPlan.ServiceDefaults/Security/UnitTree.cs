using System.Collections.Frozen;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Every unit that a service knows, closed ones included, and what stands below what.</summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<string, string?> _parents;
    private readonly ILookup<string, string> _children;
    private readonly FrozenDictionary<string, UnitEnd> _ends;
    private readonly ILookup<string, string> _predecessors;

    public UnitTree(IEnumerable<KeyValuePair<string, string?>> parentByCode)
        : this(parentByCode.Select(unit => new UnitNode(unit.Key, unit.Value)))
    {
    }

    public UnitTree(IEnumerable<UnitNode> units)
    {
        var nodes = units.ToList();
        _parents = nodes.ToFrozenDictionary(unit => unit.Code, unit => unit.ParentCode);
        _children = _parents.Where(unit => unit.Value is not null).ToLookup(unit => unit.Value!, unit => unit.Key);
        _ends = nodes.Where(unit => unit.LastDay is not null)
            .ToFrozenDictionary(unit => unit.Code, unit => new UnitEnd(unit.LastDay!.Value, unit.Successors ?? []));
        _predecessors = _ends.SelectMany(end => end.Value.Successors.Select(successor => (Successor: successor, end.Key)))
            .ToLookup(link => link.Successor, link => link.Key);
    }

    public IEnumerable<string> Codes => _parents.Keys;

    public bool Knows(string code) => _parents.ContainsKey(code);

    /// <summary>The unit and everything below it; the code alone for a unit that is not known here (yet).</summary>
    public IReadOnlyCollection<string> Subtree(string code)
    {
        var found = new HashSet<string> { code };
        var queue = new Queue<string>([code]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var child in _children[next].Where(found.Add))
                queue.Enqueue(child);
        }
        return found;
    }

    /// <summary>The units that stand directly below a unit.</summary>
    public IEnumerable<string> Children(string code) => _children[code];

    /// <summary>The units above a unit, nearest first.</summary>
    public IEnumerable<string> Ancestors(string code)
    {
        var seen = new HashSet<string> { code };
        while (_parents.TryGetValue(code, out var parent) && parent is not null && seen.Add(parent))
            yield return code = parent;
    }

    /// <summary>How the unit ended, when its last day is over; null while it is there.</summary>
    public UnitEnd? EndOf(string code, DateOnly today) => _ends.TryGetValue(code, out var end) && end.LastDay < today ? end : null;

    /// <summary>The units that had ended by the day and whose work these units, or one in between, took over.</summary>
    public IReadOnlyCollection<string> PredecessorsOf(IEnumerable<string> codes, DateOnly today)
    {
        var found = new HashSet<string>();
        var queue = new Queue<string>(codes);
        while (queue.TryDequeue(out var next))
        {
            foreach (var before in _predecessors[next].Where(code => EndOf(code, today) is not null && found.Add(code)))
                queue.Enqueue(before);
        }
        return found;
    }
}

/// <summary>A unit as the tree needs it: where it stands, its last day and who took over from it.</summary>
public sealed record UnitNode(string Code, string? ParentCode, DateOnly? LastDay = null, IReadOnlyList<string>? Successors = null);

/// <summary>The last day of a unit and the units that took over from it, if that is known here.</summary>
public sealed record UnitEnd(DateOnly LastDay, IReadOnlyList<string> Successors);

/// <summary>Where a service's unit tree comes from: its own units, or its read copy of them.</summary>
public interface IUnitDirectory
{
    ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken);
}
