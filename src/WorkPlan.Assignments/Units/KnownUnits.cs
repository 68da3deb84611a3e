using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Units;

internal static class KnownUnits
{
    /// <summary>Refuses a request that names a unit which planning has not told of.</summary>
    public static async Task DemandUnitAsync(this AssignmentsDbContext db, string code, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == code, cancellationToken))
            throw new RuleException("unit-unknown", code);
    }

    /// <summary>The unit itself, or who took over from it, and from that one, up to now.</summary>
    public static async Task<string> HeirOfAsync(this AssignmentsDbContext db, string code, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        for (var at = code; ;)
        {
            var unit = at;
            if (!seen.Add(unit) || await db.Successions.AsNoTracking().Where(known => known.PredecessorCode == unit && known.IsHeir)
                .OrderByDescending(known => known.EffectiveOn).Select(known => known.SuccessorCode).FirstOrDefaultAsync(cancellationToken) is not { } heir)
            {
                return unit;
            }
            at = heir;
        }
    }

    /// <summary>Parks a message that names a unit which planning has not told of yet.</summary>
    public static async Task AwaitUnitAsync(this AssignmentsDbContext db, string code, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == code, cancellationToken))
            throw new NotYetKnownException("unit", code);
    }
}
