namespace WorkPlan.Inspections.Contracts;

/// <summary>
/// A unit has not done by its day what an inspection asks of it: no self report, or nothing handed in about a finding. Once for each deadline that
/// passed; can come twice.
/// </summary>
public sealed record InspectionDutyOverdue
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary><c>selfInspect</c> or <c>remediate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The finding that is to be remedied; the campaign for a report.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The unit that it counts for: the inspected one for a report, whoever has to remedy it by now for a finding.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The campaign's work year for a report, the one that the deadline lies in for a finding.</summary>
    public required int WorkYear { get; init; }

    /// <summary>The campaign's title, or what was found.</summary>
    public required string What { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}
