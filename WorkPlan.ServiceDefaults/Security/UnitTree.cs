using System.Collections.Frozen;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Every unit that a service knows, closed ones included, and what stands below what.</summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<string, string?> _parents;
    private readonly ILookup<string, string> _children;

    public UnitTree(IEnumerable<KeyValuePair<string, string?>> parentByCode)
    {
        _parents = parentByCode.ToFrozenDictionary();
        _children = _parents.Where(unit => unit.Value is not null).ToLookup(unit => unit.Value!, unit => unit.Key);
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

    /// <summary>The units above a unit, nearest first.</summary>
    public IEnumerable<string> Ancestors(string code)
    {
        var seen = new HashSet<string> { code };
        while (_parents.TryGetValue(code, out var parent) && parent is not null && seen.Add(parent))
            yield return code = parent;
    }
}

/// <summary>Where a service's unit tree comes from: its own units, or its read copy of them.</summary>
public interface IUnitDirectory
{
    ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken);
}
