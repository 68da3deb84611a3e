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
