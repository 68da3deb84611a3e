namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// A numbered decision that assigns a unit's tasks was issued. Once for each decision; can come twice. From its effective day it
/// supersedes what earlier decisions say about the same tasks.
/// </summary>
public sealed record AssignmentDecisionIssued
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid DecisionId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>Number and symbol as printed, for example 05/QĐ-VKS.</summary>
    public required string Number { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required IReadOnlyList<AssignedTask> Items { get; init; }

    public required IReadOnlyList<Guid> SupersededDecisionIds { get; init; }

    /// <summary>The decision that it amends; null for one that stands alone.</summary>
    public Guid? AmendsDecisionId { get; init; }

    /// <summary>Tasks that it takes from whoever had them by the amended decision, and gives to nobody; null where it takes none.</summary>
    public IReadOnlyList<Guid>? RevokedTaskIds { get; init; }

    /// <summary>How many of the unit's people hold at least one task under it.</summary>
    public required int PersonsWithTasks { get; init; }

    /// <summary>How many people served in the unit on the day it was signed.</summary>
    public required int PersonsInUnit { get; init; }
}

/// <summary>One task given to one person.</summary>
public sealed record AssignedTask
{
    public required Guid TaskId { get; init; }

    /// <summary>The plan's task that it carries out; null for a task from elsewhere.</summary>
    public Guid? PlanTaskId { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>lead or support.</summary>
    public required string Role { get; init; }
}
