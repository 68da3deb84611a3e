namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A unit submitted its report by a form for a period: what it owed is done. Again when it comes back after it was returned, with the
/// instant of the first time. In order for each report; can come twice.
/// </summary>
public sealed record ReportSubmitted
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid ReportId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string FormCode { get; init; }

    public required string FormName { get; init; }

    /// <summary>The period, by its code.</summary>
    public required string Period { get; init; }

    /// <summary>When it first arrived.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>By when it was due; null where nobody has said so.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>False when it first arrived after it was due.</summary>
    public required bool InTime { get; init; }

    /// <summary>Closed units that can report on the period no more and whose report this one stands for, too.</summary>
    public IReadOnlyList<string> AlsoForUnitCodes { get; init; } = [];
}
