namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// A judicial or management title of somebody comes to its end, and no next one follows: what it is needed for must be handed over by then.
/// Sent once for each step ahead (60, 30 and 7 days, unless set otherwise), in order for each title and end; can come twice.
/// </summary>
public sealed record TitleExpiring
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string PersonCode { get; init; }

    public required string FullName { get; init; }

    /// <summary>The unit in which the person serves.</summary>
    public required string UnitCode { get; init; }

    /// <summary>prosecutorSenior and the like; null for a management title.</summary>
    public string? JudicialTitle { get; init; }

    /// <summary>head and the like; null for a judicial title.</summary>
    public string? ManagementTitle { get; init; }

    /// <summary>The last day of the title.</summary>
    public required DateOnly LastDay { get; init; }

    public required int DaysLeft { get; init; }

    /// <summary>
    /// Open tasks that the person leads or supports, that the law allows only with the title, and that are due after the last day or have no due day.
    /// </summary>
    public required IReadOnlyList<Guid> TaskIds { get; init; }
}
