using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Inspections.Units;

/// <summary>A unit went into another, since when, and by which decision.</summary>
internal sealed record HeirStep(string From, string To, DateOnly On, string LegalBasis);

/// <summary>From a closed unit to its heir, and on from there as far as it is known: the way that its duties go.</summary>
internal sealed class HeirWay(InspectionsDbContext db)
{
    // What was told before decisions were kept names none.
    private const string Unknown = "–";

    /// <summary>From the unit on, whenever it was closed; empty for one that goes on.</summary>
    public async Task<IReadOnlyList<HeirStep>> FromAsync(string unitCode, CancellationToken cancellationToken) =>
        await NextAsync(unitCode, DateOnly.MinValue, cancellationToken) is { } first
            ? await OnFromAsync(new HeirStep(first.PredecessorCode, first.SuccessorCode, first.EffectiveOn, first.LegalBasis ?? Unknown), cancellationToken)
            : [];

    /// <summary>The step, and where its successor went since.</summary>
    public async Task<IReadOnlyList<HeirStep>> OnFromAsync(HeirStep first, CancellationToken cancellationToken)
    {
        List<HeirStep> way = [first];
        while (await NextAsync(way[^1].To, way[^1].On, cancellationToken) is { } next && way.TrueForAll(step => step.From != next.SuccessorCode))
            way.Add(new HeirStep(next.PredecessorCode, next.SuccessorCode, next.EffectiveOn, next.LegalBasis ?? first.LegalBasis));
        return way;
    }

    private async Task<UnitDescent?> NextAsync(string from, DateOnly notBefore, CancellationToken cancellationToken) =>
        await db.UnitDescents.AsNoTracking()
            .Where(descent => descent.PredecessorCode == from && descent.IsHeir && descent.EffectiveOn >= notBefore)
            .OrderBy(descent => descent.EffectiveOn).ThenBy(descent => descent.SuccessorCode)
            .FirstOrDefaultAsync(cancellationToken);
}
