using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Asks for the best assignment of the tasks named, of the open tasks of a plan, or of all open tasks of the unit.</summary>
public sealed record ProposeRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>Tasks of the unit; instead of them a plan can be named. Without both, all open tasks of the unit.</summary>
    [Items(0, 500)]
    public IReadOnlyList<Guid>? TaskIds { get; init; }

    public Guid? PlanId { get; init; }

    /// <summary>The day from which the assignment would hold; today when it is not given.</summary>
    public DateOnly? EffectiveOn { get; init; }

    public ProposalObjective Objective { get; init; } = new();

    /// <summary>How many people support a task; a task that is not here keeps as many as support it today.</summary>
    [Items(0, 500)]
    public IReadOnlyList<SupportRequest> Supports { get; init; } = [];

    /// <summary>Choices that are made already; the law can refuse them, nothing else.</summary>
    [Items(0, 500)]
    public IReadOnlyList<PinRequest> Pinned { get; init; } = [];

    /// <summary>After so many seconds the best answer so far is given, with how far from the optimum it may be.</summary>
    [Between(1, 60)]
    public int TimeLimitSeconds { get; init; } = 10;
}

/// <summary>What weighs against suitability.</summary>
public sealed record ProposalObjective
{
    /// <summary>Points that half a day of work costs beyond the average load and the free spread; three times as many far beyond. 0 lets loads differ.</summary>
    [Between(0, 20)]
    public int Balance { get; init; } = 1;

    /// <summary>By so many percentage points a load may lie above the average of the unit at no cost.</summary>
    [Between(0, 100)]
    public int FreeSpreadPercent { get; init; } = 10;

    /// <summary>By more percentage points than these no load may lie above the average; without it only capacity limits loads.</summary>
    [Between(0, 100)]
    public int? MostSpreadPercent { get; init; }

    /// <summary>The share of the working days left that may be filled.</summary>
    [Between(1, 200)]
    public int CapacityPercent { get; init; } = 100;
}

public sealed record SupportRequest
{
    public required Guid TaskId { get; init; }

    [Between(0, 5)]
    public required int People { get; init; }
}

public sealed record PinRequest
{
    public required Guid TaskId { get; init; }

    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public AssignmentRole Role { get; init; }
}

/// <summary>The same question, asked of a unit as it might be. Nothing of it is kept.</summary>
public sealed record WhatIfRequest
{
    public required ProposeRequest Proposal { get; init; }

    [Items(0, 100)]
    public IReadOnlyList<WhatIfAbsence> Absences { get; init; } = [];

    [Items(0, 100)]
    public IReadOnlyList<WhatIfTransfer> Transfers { get; init; } = [];

    [Items(0, 100)]
    public IReadOnlyList<WhatIfTask> NewTasks { get; init; } = [];

    [Items(0, 100)]
    public IReadOnlyList<WhatIfCapacity> MoreDays { get; init; } = [];
}

public sealed record WhatIfAbsence
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required AbsenceKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>Somebody of another unit comes on a day, or somebody of the unit leaves it.</summary>
public sealed record WhatIfTransfer
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string ToUnitCode { get; init; }

    public required DateOnly On { get; init; }
}

public sealed record WhatIfTask
{
    [Text(WorkTaskConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }

    public RequirementsRequest? Required { get; init; }

    [Between(0, 5)]
    public int Supports { get; init; }
}

/// <summary>Working days that somebody is freed from other work.</summary>
public sealed record WhatIfCapacity
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    [Between(1, 366)]
    public required int Days { get; init; }
}
