namespace WorkPlan.Inspections.Contracts;

/// <summary>
/// An inspection found a limitation, shortcoming, weakness or violation, or re-opened one. In order for each finding, before
/// <see cref="RemediationVerified"/>; can come twice.
/// </summary>
public sealed record FindingRaised
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid FindingId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The unit that has to remedy it since the inspected one was closed; null while that is the inspected one itself.</summary>
    public string? ResponsibleUnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>principleFile, planContent, dissemination, assignment, briefing, emulation, result, conduct or other.</summary>
    public required string Category { get; init; }

    /// <summary>limitation, shortcoming, weakness or violation, in rising order.</summary>
    public required string Severity { get; init; }

    public required string Statement { get; init; }

    public required string Cause { get; init; }

    /// <summary>cause or condition; null when nobody said.</summary>
    public string? CauseKind { get; init; }

    /// <summary>Objective or, when false, subjective; null when nobody said.</summary>
    public bool? CauseObjective { get; init; }

    public required string Remedy { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The plan that the finding touches; null when it touches none.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The task of that plan that it touches, by the id that it keeps through all versions; null when it touches none.</summary>
    public Guid? PlanTaskId { get; init; }

    /// <summary>The target of that plan that it touches, by its code; null when it touches none.</summary>
    public string? PlanTargetCode { get; init; }

    /// <summary>The field of work whose section of the plan it touches; null when it touches none.</summary>
    public string? FieldCode { get; init; }

    /// <summary>The head of the unit in office on the day; null when not known.</summary>
    public string? HeadPersonCode { get; init; }

    /// <summary>The earlier finding that this one repeats, of the unit or one that it took over from; null when it is the first.</summary>
    public Guid? RepeatOfFindingId { get; init; }
}
