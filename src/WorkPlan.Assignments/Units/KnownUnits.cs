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

    /// <summary>Parks a message that names a unit which planning has not told of yet.</summary>
    public static async Task AwaitUnitAsync(this AssignmentsDbContext db, string code, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Code == code, cancellationToken))
            throw new NotYetKnownException("unit", code);
    }
}
