using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.Findings;

public sealed record RaiseFindingRequest
{
    public required FindingCategory Category { get; init; }

    public required FindingSeverity Severity { get; init; }

    [Text(2000)]
    public required string Statement { get; init; }

    [Text(2000)]
    public required string Cause { get; init; }

    /// <summary>A cause, or a condition that let it happen: the words in which shortcomings are reviewed in planning, too.</summary>
    public FindingCauseKind? CauseKind { get; init; }

    /// <summary>Objective (khách quan); false for subjective (chủ quan); missing while nobody has judged it.</summary>
    public bool? CauseObjective { get; init; }

    [Text(2000)]
    public required string Remedy { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public Guid? PlanId { get; init; }

    [OptionalText(60)]
    public string? FieldCode { get; init; }

    /// <summary>The question of the checklist that it came up at.</summary>
    [OptionalText(60)]
    public string? ItemCode { get; init; }

    /// <summary>A piece of evidence of this unit's inspection.</summary>
    public Guid? EvidenceId { get; init; }
}

public sealed record RemediateRequest
{
    [Text(2000)]
    public required string Description { get; init; }

    /// <summary>The day the remedy took effect, not the day it is entered.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required EvidenceRequest Evidence { get; init; }
}

public sealed record VerifyRequest
{
    public required DateOnly VerifiedOn { get; init; }

    /// <summary>The remediation whose evidence was checked; the last one unless given.</summary>
    public Guid? RemediationId { get; init; }
}

public sealed record ReopenRequest
{
    [Text(2000)]
    public required string Reason { get; init; }

    public required DateOnly ReopenedOn { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}
