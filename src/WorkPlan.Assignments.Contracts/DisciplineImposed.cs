namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// A disciplinary decision against a person took effect or was withdrawn. In order for each decision; can come twice.
/// Sensitive: consumers keep it apart and show it only with a permission of its own.
/// </summary>
public sealed record DisciplineImposed
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid DisciplineId { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>reprimand, warning, salaryReduction, demotion, dismissalFromPost or dismissal.</summary>
    public required string Form { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The work year in which the fault was committed.</summary>
    public required int FaultWorkYear { get; init; }

    public required bool Withdrawn { get; init; }
}
