namespace WorkPlan.Planning.Contracts;

/// <summary>All that a version of a plan holds, as other services need it. Part of <see cref="PlanIssued"/> and <see cref="PlanSupplemented"/>.</summary>
public sealed record PlanSnapshot
{
    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>unitPlan or program.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>1 for the first issue, then one more for each supplement.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Number and symbol of the issued plan, as printed.</summary>
    public string? Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day by which the plan had to be issued; null when none was set.</summary>
    public DateOnly? DueOn { get; init; }

    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    public required IReadOnlyList<PlannedTarget> Targets { get; init; }

    /// <summary>By what its making is judged; null in messages from before there was any.</summary>
    public PlanMaking? Making { get; init; }
}

/// <summary>How a plan came about and what stands behind it: the procedure that was followed, its fields of work, the review of the year before.</summary>
public sealed record PlanMaking
{
    /// <summary>Each step of its way up to the first issue, in order.</summary>
    public required IReadOnlyList<PlanStepTaken> Steps { get; init; }

    /// <summary>What the plan says about each field of work.</summary>
    public required IReadOnlyList<PlannedField> Fields { get; init; }

    /// <summary>The review meeting on the year before; null when the plan takes up none.</summary>
    public PlanReviewTaken? Review { get; init; }
}

/// <summary>A step of a plan's way: draft, submitted, returned, approved or issued, and the day.</summary>
public sealed record PlanStepTaken
{
    public required string State { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>What a plan says about one field of work.</summary>
public sealed record PlannedField
{
    public required string FieldCode { get; init; }

    public required bool HasTarget { get; init; }

    public required bool HasSchedule { get; init; }

    public required bool HasMeasure { get; init; }

    public required bool HasResponsible { get; init; }
}

/// <summary>The review meeting on the year before, and how much of what it decided stands in the plan.</summary>
public sealed record PlanReviewTaken
{
    public required DateOnly HeldOn { get; init; }

    public required int Shortcomings { get; init; }

    public required int Measures { get; init; }

    public required int MeasuresLanded { get; init; }
}

/// <summary>A task of a plan.</summary>
public sealed record PlannedTask
{
    public required Guid TaskId { get; init; }

    /// <summary>key, breakthrough or regular.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>The lowest judicial title that the law asks of whoever leads the task; null when it asks none.</summary>
    public string? RequiredJudicialTitle { get; init; }

    /// <summary>The management title that the law asks, for example chief or deputyChief; null when it asks none.</summary>
    public string? RequiredManagementTitle { get; init; }

    /// <summary>Effort in working days.</summary>
    public int EffortDays { get; init; }
}

/// <summary>A target of a plan, compared with the superior's.</summary>
public sealed record PlannedTarget
{
    public required string TargetCode { get; init; }

    public required string Name { get; init; }

    public string? FieldCode { get; init; }

    /// <summary>mandatory, stretch or additional.</summary>
    public required string Kind { get; init; }

    /// <summary>higher, equal or none (an additional target has nothing to compare with).</summary>
    public required string Comparison { get; init; }

    /// <summary>The commitment as people read it, for example ≥ 99 %.</summary>
    public required string Commitment { get; init; }
}
