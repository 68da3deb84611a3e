using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Obstacles;

internal static class ObstacleMessages
{
    /// <summary>As it will be after the save that is being prepared.</summary>
    public static ObstacleEscalated Escalated(Obstacle obstacle, string fromUnit, string reason, bool byAge, TimeProvider clock) => new()
    {
        StreamKey = $"obstacle:{obstacle.Id}",
        Version = obstacle.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        ObstacleId = obstacle.Id,
        UnitCode = obstacle.UnitCode,
        WorkYear = obstacle.WorkYear,
        Summary = obstacle.Summary,
        RaisedOn = obstacle.RaisedOn,
        FromUnitCode = fromUnit,
        ToUnitCode = obstacle.HeldBy,
        ByAge = byAge,
        Reason = reason,
    };

    public static ObstacleResolved Resolved(Obstacle obstacle, TimeProvider clock) => new()
    {
        StreamKey = $"obstacle:{obstacle.Id}",
        Version = obstacle.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        ObstacleId = obstacle.Id,
        UnitCode = obstacle.UnitCode,
        WorkYear = obstacle.WorkYear,
        ByUnitCode = obstacle.HeldBy,
        ResolvedOn = obstacle.ResolvedOn!.Value,
    };
}
