using Microsoft.EntityFrameworkCore;
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
        var people = await db.People.AsNoTracking().Where(person => person.UnitCode == unitCode).ToListAsync(cancellationToken);
        return
        [
            .. needs.Select(need => new Headcount(
                need.Group, need.On,
                [
                    .. people.Where(person => person.Serves(need.On) && BelongsTo(need.Group, person.JudicialTitle, person.ManagementTitle, person.Kind))
                        .Select(person => person.Code),
                ])),
        ];
    }

    private static bool BelongsTo(HeadGroup group, string? judicialTitle, string? managementTitle, string kind) => group switch
    {
        HeadGroup.Prosecutor => judicialTitle?.StartsWith("prosecutor", StringComparison.Ordinal) == true,
        HeadGroup.Leader => managementTitle is not null,
        HeadGroup.CivilServant => kind == "civilServant",
        _ => true,
    };
}
