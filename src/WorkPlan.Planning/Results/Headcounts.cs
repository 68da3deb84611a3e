using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.People;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>Tells who belonged to a group of a unit on a day: what a target per head is a target for.</summary>
internal sealed class Headcounts(PlanningDbContext db)
{
    public async Task<IReadOnlyList<Headcount>> OfAsync(
        string unitCode, IReadOnlyCollection<HeadcountNeed> needs, CancellationToken cancellationToken)
    {
        return needs.Count == 0
            ? []
            : (await OfAsync(new Dictionary<string, IReadOnlyCollection<HeadcountNeed>> { [unitCode] = needs }, cancellationToken))[unitCode];
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Headcount>>> OfAsync(
        IReadOnlyDictionary<string, IReadOnlyCollection<HeadcountNeed>> needs, CancellationToken cancellationToken)
    {
        var units = needs.Where(unit => unit.Value.Count > 0).Select(unit => unit.Key).ToList();
        var spells = (units.Count == 0
            ? []
            : await db.PersonSpells.AsNoTracking().Where(spell => units.Contains(spell.UnitCode)).ToListAsync(cancellationToken))
            .ToLookup(spell => spell.UnitCode);
        return needs.ToDictionary(unit => unit.Key, unit => (IReadOnlyList<Headcount>)
        [
            .. unit.Value.Select(need => new Headcount(
                need.Group, need.On,
                [
                    .. spells[unit.Key].Where(spell => spell.ServesFrom <= need.On && (spell.ServesTo is null || need.On <= spell.ServesTo))
                        .Where(spell => Belongs(spell, need.Group)).Select(spell => spell.PersonCode).Distinct(),
                ])),
        ]);
    }

    private static bool Belongs(PersonSpell spell, HeadGroup group) => group switch
    {
        HeadGroup.Prosecutor => spell.JudicialTitle?.StartsWith("prosecutor", StringComparison.Ordinal) == true,
        HeadGroup.Leader => spell.ManagementTitle is not null,
        HeadGroup.CivilServant => spell.Kind == "civilServant",
        _ => true,
    };
}
