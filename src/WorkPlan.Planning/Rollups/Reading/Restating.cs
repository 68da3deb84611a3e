using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>
/// Finds whose figures belong to a unit when they are told for the units of today: its own and those of everything below it, and of
/// every predecessor the share that came here. A unit whose own succession is recorded goes where that says, and not with the unit it
/// stood under, so that nothing is counted twice.
/// </summary>
internal sealed class Restating(PlanningDbContext db, IUnitDirectory directory)
{
    public async Task<IReadOnlyList<RestatedPart>> OfAsync(string unit, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var links = (await db.Successions.AsNoTracking().Include(succession => succession.Shares).ToListAsync(cancellationToken))
            .SelectMany(succession => RestatedLink.Of(succession)).ToList();
        return [.. new Walk(tree, links, [.. tree.Subtree(unit)]).From(unit)];
    }

    private sealed class Walk(UnitTree tree, List<RestatedLink> links, HashSet<string> inside)
    {
        private readonly HashSet<string> _closed = [.. links.Where(link => link.Before is null).Select(link => link.From)];

        public IEnumerable<RestatedPart> From(string unit) => [new RestatedPart(unit, []), .. Transfers(), .. Into(inside, [])];

        /// <summary>What the units of a set took over, and what those had taken over before them.</summary>
        private IEnumerable<RestatedPart> Into(IReadOnlyCollection<string> heirs, IReadOnlyList<RestatedLink> path)
        {
            foreach (var link in links.Where(link => link.Before is null && heirs.Contains(link.To) && !inside.Contains(link.From)))
            {
                IReadOnlyList<RestatedLink> onward = [link, .. path];
                yield return new RestatedPart(link.From, onward);
                foreach (var own in Topmost(link.From))
                    yield return new RestatedPart(own, onward) { TakesAway = true };
                foreach (var earlier in Into(Remaining(link.From), onward))
                    yield return earlier;
            }
        }

        /// <summary>Part of the work of a unit that is still there: only what was done before it passed over.</summary>
        private IEnumerable<RestatedPart> Transfers() => links
            .Where(link => link.Before is not null && inside.Contains(link.From) != inside.Contains(link.To))
            .Select(link => new RestatedPart(link.From, [link]) { TakesAway = inside.Contains(link.From) });

        /// <summary>The units below that have successors of their own, the upper ones.</summary>
        private IEnumerable<string> Topmost(string unit) => tree.Children(unit)
            .SelectMany(child => _closed.Contains(child) ? [child] : Topmost(child));

        private HashSet<string> Remaining(string unit) => [unit, .. tree.Children(unit).Where(child => !_closed.Contains(child)).SelectMany(Remaining)];
    }
}

/// <summary>That a share of one unit's work is another's: a piece of the whole from one hundredth of a percent to another.</summary>
/// <param name="From">Whose work it was.</param>
/// <param name="To">Whose it is.</param>
/// <param name="Begins">Where the piece begins; the pieces of all heirs lie beside each other, so that their whole numbers add up.</param>
/// <param name="Ends">Where it ends.</param>
/// <param name="Before">A transfer: only figures of periods that end before this day.</param>
/// <param name="LegalBasis">The document that says so.</param>
internal sealed record RestatedLink(string From, string To, int Begins, int Ends, DateOnly? Before, string LegalBasis)
{
    public static IEnumerable<RestatedLink> Of(Succession succession)
    {
        DateOnly? before = succession.ClosesPredecessors ? null : succession.EffectiveOn;
        foreach (var predecessor in succession.Shares.GroupBy(share => share.PredecessorCode))
        {
            var begins = 0;
            foreach (var share in predecessor.OrderBy(share => share.SuccessorCode, StringComparer.Ordinal))
            {
                yield return new RestatedLink(
                    share.PredecessorCode, share.SuccessorCode, begins, begins + share.BasisPoints, before, succession.LegalBasis);
                begins += share.BasisPoints;
            }
        }
    }

    public SlotSum Take(SlotSum sum) => Ends - Begins == BasisPoints.Whole ? sum : sum with { Figures = sum.Figures is null ? null : Take(sum.Figures) };

    /// <summary>Numerators and what is left to the denominator are divided each for itself: no part then exceeds its whole.</summary>
    private Figures Take(Figures figures) => new(
        Take(figures.Numerator),
        figures.Denominator is null ? null : Take(figures.Numerator ?? 0) + Take(figures.Denominator.Value - (figures.Numerator ?? 0)),
        Take(figures.Count))
    {
        Parts = figures.Parts?.ToDictionary(part => part.Key, part => Take(part.Value)),
    };

    private long? Take(long? value) => value is { } known ? Take(known) : null;

    private long Take(long value) => (long)(((Int128)value * Ends / BasisPoints.Whole) - ((Int128)value * Begins / BasisPoints.Whole));
}

/// <summary>A unit's figures, its own and those of everything below it, as far as they come along a path of successions.</summary>
internal sealed record RestatedPart(string UnitCode, IReadOnlyList<RestatedLink> Path)
{
    /// <summary>What is contained in another part, but went elsewhere.</summary>
    public bool TakesAway { get; init; }

    public string? LegalBasis => Path is [var link, ..] ? link.LegalBasis : null;

    public long BasisPoints => Path.Aggregate((long)SharedKernel.BasisPoints.Whole, (share, link) => share * (link.Ends - link.Begins) / SharedKernel.BasisPoints.Whole);

    /// <param name="state">How the unit stands in a target.</param>
    /// <param name="slot">The period that is asked for.</param>
    /// <param name="layout">The periods of its year.</param>
    public SlotSum Take(TargetState state, int slot, YearLayout layout)
    {
        var taken = Path.Aggregate(Past(state, slot, layout).Settled(), (part, link) => link.Take(part));
        // What is transferred is work, not a unit: that one is still there, and stands where it stands.
        if (Path.Any(link => link.Before is not null))
            taken = SlotSum.Nothing with { Figures = taken.Figures, Reporting = TakesAway ? 0 : taken.Reporting };
        return TakesAway ? SlotSum.Nothing.Minus(taken) : taken;
    }

    /// <summary>
    /// All of the period, or of one in which a transfer took effect what was told for the periods in it that ended before: so the halves
    /// of a year make the year.
    /// </summary>
    private SlotSum Past(TargetState state, int slot, YearLayout layout)
    {
        var whole = state.Whole();
        if (Path.Select(link => link.Before).Min() is not { } before || before > layout.RangeAt(slot)!.Value.To)
            return whole[slot];
        var earlier = layout.InOrderOfTime(layout.CoverOf(slot, layout.EndingBefore(before)))
            .Select(part => whole[part].Figures).OfType<Figures>().ToList();
        return earlier.Count == 0
            ? SlotSum.Nothing
            : whole[slot] with { Figures = state.Rule is { } rule ? rule.SumOver(earlier) : Figures.Sum(earlier) };
    }
}
