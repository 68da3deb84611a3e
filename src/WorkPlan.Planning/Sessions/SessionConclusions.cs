using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Directions;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Sessions;

/// <summary>What became of a session's conclusions: which are directions, and how the units took them up.</summary>
internal static class SessionConclusions
{
    public static async Task<Ok<List<ConclusionView>>> List(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), session => session.UnitCode)
            .Include(session => session.Points).SingleOrDefaultAsync(session => session.Id == id, cancellationToken) ?? throw new NotFoundException();
        var directions = await db.Directions.AsNoTracking().Include(direction => direction.Addressees).Include(direction => direction.Uptakes)
            .AsSplitQuery().Where(direction => direction.SessionId == id).ToDictionaryAsync(direction => direction.Conclusion!.Value, cancellationToken);
        return TypedResults.Ok(session.Points.Where(point => point.Kind == SessionPointKind.Conclusion).OrderBy(point => point.Number)
            .Select(point => View(point, directions.GetValueOrDefault(point.Number))).ToList());
    }

    private static ConclusionView View(SessionPoint point, LeadershipDirection? direction) => new(
        point.Number, point.Text, direction?.Id, direction?.GivenBy,
        direction is not null && direction.Addressees.All(addressee => direction.Uptakes.Any(uptake => uptake.UnitCode == addressee.UnitCode)),
        [
            .. (direction?.Uptakes ?? []).OrderBy(uptake => uptake.Id).Select(uptake => new UptakeView(
                uptake.Id, uptake.UnitCode, uptake.PlanId, uptake.PlanTaskId, uptake.How, uptake.TakenUpOn)),
        ]);
}

/// <param name="Number">Its number in the minutes.</param>
/// <param name="Text">What was concluded.</param>
/// <param name="DirectionId">The direction that it became; null while it is only a conclusion.</param>
/// <param name="GivenBy">Who gave the direction.</param>
/// <param name="TakenUp">Whether every addressed unit has taken it up.</param>
/// <param name="Uptakes">In which plan and task.</param>
internal sealed record ConclusionView(
    int Number, string Text, Guid? DirectionId, string? GivenBy, bool TakenUp, IReadOnlyList<UptakeView> Uptakes);
