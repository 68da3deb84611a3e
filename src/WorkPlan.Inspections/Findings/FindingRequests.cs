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

    /// <summary>The plan that it touches, besides the question.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The task of that plan that it touches: at most one item of the plan is named, a task or a target.</summary>
    public Guid? PlanTaskId { get; init; }

    /// <summary>The target of that plan that it touches, by its code.</summary>
    [OptionalText(60)]
    public string? PlanTargetCode { get; init; }

    /// <summary>The field of work that it touches, besides the question.</summary>
    [OptionalText(60)]
    public string? FieldCode { get; init; }

    /// <summary>The question of the checklist that it came up at; without one it is refused.</summary>
    [OptionalText(60)]
    public string? ItemCode { get; init; }

    /// <summary>
    /// A piece of evidence of this unit's inspection. Needed unless the fact that fills the question shows that something is missing, and the
    /// inspectors have not contested it.
    /// </summary>
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

public sealed record ReferFindingRequest
{
    /// <summary>The number of the document by which it was handed over.</summary>
    [Text(60)]
    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The inspectorate that got it.</summary>
    [Text(200)]
    public required string Body { get; init; }
}

public sealed record ReopenRequest
{
    [Text(2000)]
    public required string Reason { get; init; }

    public required DateOnly ReopenedOn { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}
