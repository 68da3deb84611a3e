using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Emulation.Units;

/// <summary>When units ended, and who goes on for whom. A circle of renames ends where it began.</summary>
internal sealed class UnitLineage(EmulationDbContext db)
{
    /// <summary>
    /// Takes the rows of some units for this transaction without changing them. Whoever tells of a unit's end holds its row, so that nobody
    /// lets it in somewhere who has not heard of it.
    /// </summary>
    public Task HoldAsync(IReadOnlyCollection<string> unitCodes, CancellationToken cancellationToken) => db.Units
        .Where(unit => unitCodes.Contains(unit.Code))
        .ExecuteUpdateAsync(unit => unit.SetProperty(row => row.SourceVersion, row => row.SourceVersion), cancellationToken);

    /// <summary>
    /// The unit's last day as far as anything says it: its own record, or that another one took over from it, whichever was told; null while it goes on.
    /// </summary>
    public async Task<DateOnly?> LastDayOfAsync(string unitCode, CancellationToken cancellationToken)
    {
        // Read anew: who holds the unit's row asks for what was told until then.
        if (await db.Units.Where(unit => unit.Code == unitCode).Select(unit => unit.ValidTo).SingleOrDefaultAsync(cancellationToken) is { } recorded)
            return recorded;
        return (await db.Successions.Where(link => link.PredecessorCode == unitCode)
            .MinAsync(link => (DateOnly?)link.EffectiveOn, cancellationToken))?.AddDays(-1);
    }

    /// <summary>The unit's first day as its record says it; null for a unit that is not known.</summary>
    public Task<DateOnly?> FirstDayOfAsync(string unitCode, CancellationToken cancellationToken) => db.Units.AsNoTracking()
        .Where(unit => unit.Code == unitCode).Select(unit => (DateOnly?)unit.ValidFrom).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The unit, its heir, the heir's heir and so on.</summary>
    public async Task<IReadOnlyList<string>> LineFromAsync(string unitCode, CancellationToken cancellationToken)
    {
        var line = new List<string>();
        for (var at = unitCode; at is not null && !line.Contains(at);)
        {
            line.Add(at);
            at = (await HeirLinkOfAsync(at, cancellationToken))?.SuccessorCode;
        }
        return line;
    }

    /// <summary>Who acts for the unit on a day: itself while it is there, then its heir, that one's heir and so on.</summary>
    public async Task<string> StandingForAsync(string unitCode, DateOnly day, CancellationToken cancellationToken)
    {
        var line = await LineFromAsync(unitCode, cancellationToken);
        foreach (var unit in line)
        {
            if (await LastDayOfAsync(unit, cancellationToken) is not { } lastDay || lastDay >= day)
                return unit;
        }
        return line[^1];
    }

    /// <summary>How the unit went over to its heir; null where it has none.</summary>
    public Task<UnitSuccession?> HeirLinkOfAsync(string unitCode, CancellationToken cancellationToken) => db.Successions
        .Where(known => known.PredecessorCode == unitCode && known.IsHeir)
        .OrderByDescending(known => known.EffectiveOn).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Of each unit those whose heir it is, directly or through others, that ended on one of these days; without itself.</summary>
    public async Task<ILookup<string, string>> PredecessorsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        // A unit ends on the day before its heir begins.
        var (first, last) = (from.AddDays(1), to.AddDays(1));
        var links = (await db.Successions.AsNoTracking().Where(link => link.IsHeir && link.EffectiveOn >= first && link.EffectiveOn <= last)
            .ToListAsync(cancellationToken)).ToLookup(link => link.SuccessorCode, link => link.PredecessorCode);
        return links.SelectMany(heir => Of(heir.Key, links).Select(predecessor => (Heir: heir.Key, predecessor)))
            .ToLookup(link => link.Heir, link => link.predecessor);
    }

    private static HashSet<string> Of(string unitCode, ILookup<string, string> links)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>([unitCode]);
        while (open.TryDequeue(out var code))
        {
            foreach (var predecessor in links[code].Where(predecessor => predecessor != unitCode && found.Add(predecessor)))
                open.Enqueue(predecessor);
        }
        return found;
    }
}
