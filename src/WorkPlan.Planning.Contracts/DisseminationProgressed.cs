namespace WorkPlan.Planning.Contracts;

/// <summary>
/// How far a document has reached the people of one unit. Sent when the document begins to address the unit, when it is disseminated there, at
/// every acknowledgement, and when what it asks for changes; in order for each document and unit; can come twice. A later version replaces
/// all earlier ones.
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

    /// <summary>By when it has to be disseminated.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The document addresses the unit no longer, or another one replaced it: whether it was disseminated is no question any more.</summary>
    public bool Released { get; init; }

    /// <summary>How many people of the unit must acknowledge; mostly nobody as long as it is not disseminated.</summary>
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
