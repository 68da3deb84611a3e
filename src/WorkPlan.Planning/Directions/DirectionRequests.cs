using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Directions;

public sealed record RecordDirectionRequest
{
    /// <summary>The unit whose leadership gave the direction.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(DirectionLimits.GivenBy)]
    public required string GivenBy { get; init; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>For example: weekly briefing.</summary>
    [Text(DirectionLimits.Occasion)]
    public required string Occasion { get; init; }

    [Text(DirectionLimits.Text)]
    public required string Text { get; init; }

    /// <summary>The units that it is meant for; the unit itself or units below it.</summary>
    [Items(1, 500)]
    public required IReadOnlyList<string> Addressees { get; init; }

    public Guid? BriefingId { get; init; }

    /// <summary>The thematic session whose conclusion it is; of the unit itself or of one below it.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The number of that conclusion, from 1.</summary>
    [Between(1, 50)]
    public int? Conclusion { get; init; }

    /// <summary>The work year it is meant for; the one of the day unless given.</summary>
    [Between(2000, 2100)]
    public int? WorkYear { get; init; }
}

public sealed record TakeUpDirectionRequest
{
    public required Guid PlanId { get; init; }

    /// <summary>The task of the plan that it became; left out when the plan as a whole takes it up.</summary>
    public Guid? TaskId { get; init; }

    [Text(DirectionLimits.How)]
    public required string How { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? TakenUpOn { get; init; }
}
