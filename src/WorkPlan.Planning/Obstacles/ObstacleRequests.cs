using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Obstacles;

public record TellObstacleRequest
{
    [Text(ObstacleLimits.Text)]
    public required string Text { get; init; }

    /// <summary>The unit's plan that it stands in the way of, and its task.</summary>
    public Guid? PlanId { get; init; }

    public Guid? TaskId { get; init; }

    [OptionalText(CatalogueLimits.TargetCode)]
    public string? TargetCode { get; init; }

    [OptionalText(FieldLimits.Code)]
    public string? FieldCode { get; init; }

    internal ObstacleSubject About => new(PlanId, TaskId, TargetCode, FieldCode);
}

public sealed record RaiseObstacleRequest : TellObstacleRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(ObstacleLimits.Person)]
    public required string RaisedBy { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? RaisedOn { get; init; }
}

public sealed record ObstacleReasonRequest
{
    [Text(ObstacleLimits.Text)]
    public required string Reason { get; init; }
}

public sealed record ResolveObstacleRequest
{
    [Text(ObstacleLimits.Text)]
    public required string Resolution { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? ResolvedOn { get; init; }
}
