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
        if (needs.Count == 0)
            return [];
        var spells = await db.PersonSpells.AsNoTracking().Where(spell => spell.UnitCode == unitCode).ToListAsync(cancellationToken);
        return
        [
            .. needs.Select(need => new Headcount(
                need.Group, need.On,
                [
                    .. spells.Where(spell => spell.ServesFrom <= need.On && (spell.ServesTo is null || need.On <= spell.ServesTo))
                        .Where(spell => Belongs(spell, need.Group)).Select(spell => spell.PersonCode).Distinct(),
                ])),
        ];
    }

    private static bool Belongs(PersonSpell spell, HeadGroup group) => group switch
    {
        HeadGroup.Prosecutor => spell.JudicialTitle?.StartsWith("prosecutor", StringComparison.Ordinal) == true,
        HeadGroup.Leader => spell.ManagementTitle is not null,
        HeadGroup.CivilServant => spell.Kind == "civilServant",
        _ => true,
    };
}
