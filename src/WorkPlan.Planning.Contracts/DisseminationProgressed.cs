namespace WorkPlan.Planning.Contracts;

/// <summary>
/// How far a document has reached the people of one unit. Sent when the document is disseminated in the unit and at every
/// acknowledgement, in order for each document and unit; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record DisseminationProgressed
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid DocumentId { get; init; }

    public string? DocumentNumber { get; init; }

    public required string DocumentAbstract { get; init; }

    public required string UnitCode { get; init; }

    public int? WorkYear { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The day of the meeting at which the document was disseminated in the unit; null before it.</summary>
    public DateOnly? DisseminatedOn { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many people of the unit must acknowledge.</summary>
    public required int RequiredPersons { get; init; }

    public required int AcknowledgedPersons { get; init; }

    /// <summary>Who has not acknowledged yet.</summary>
    public required IReadOnlyList<MissingAcknowledgement> Missing { get; init; }
}

/// <summary>One person whose acknowledgement is missing.</summary>
public sealed record MissingAcknowledgement
{
    public required string PersonCode { get; init; }

    public required string FullName { get; init; }
}
