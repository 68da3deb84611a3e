namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A briefing or a thematic session gave a unit a task, or took it back. In order for each task; can come twice. A later version
/// replaces all earlier ones.
/// </summary>
public sealed record MeetingTaskGiven
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid MeetingTaskId { get; init; }

    /// <summary>The unit that has to do it.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>briefing or session.</summary>
    public required string MeetingKind { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly GivenOn { get; init; }

    public required string Title { get; init; }

    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>Why it was taken back; null while it is to be done.</summary>
    public string? CancelledReason { get; init; }
}
