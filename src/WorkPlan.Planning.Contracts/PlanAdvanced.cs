namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A plan that is not issued yet was submitted, returned or approved. Once for each step, in order for each plan and before its
/// <see cref="PlanIssued"/>; can come twice.
/// </summary>
public sealed record PlanAdvanced
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    /// <summary>submitted, returned or approved.</summary>
    public required string State { get; init; }

    /// <summary>Why it was returned, or what was noted with the approval; null when nothing was said.</summary>
    public string? Comment { get; init; }
}
