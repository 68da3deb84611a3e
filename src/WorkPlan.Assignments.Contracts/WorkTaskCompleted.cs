namespace WorkPlan.Assignments.Contracts;

/// <summary>A task was done by its assignee and confirmed. Once for each completion (a task can be re-opened); can come twice.</summary>
public sealed record WorkTaskCompleted
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid TaskId { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The plan's task that it carries out; null for a task from elsewhere.</summary>
    public Guid? PlanTaskId { get; init; }

    /// <summary>The finding that it remedies; null for a task from elsewhere.</summary>
    public Guid? FindingId { get; init; }

    /// <summary>The task of a meeting that it carries out; null for a task from elsewhere.</summary>
    public Guid? MeetingTaskId { get; init; }

    public required DateOnly CompletedOn { get; init; }
}
