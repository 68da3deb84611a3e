namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A unit answered documents that it owed an answer to: by a version of its plan – the first one, too – or by saying why nothing has to
/// change. Once for each answer that settles something, in order for each plan; can come twice. A document that is corrected in substance
/// is owed, and answered, again.
/// </summary>
public sealed record SupplementAnswered
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required IReadOnlyList<AnsweredDocument> Documents { get; init; }

    /// <summary>The version that answers; null where nothing had to change.</summary>
    public int? VersionNumber { get; init; }

    /// <summary>Why nothing had to change; null for a version.</summary>
    public string? NoChangeReason { get; init; }

    /// <summary>The day of the answer.</summary>
    public required DateOnly AnsweredOn { get; init; }
}

/// <summary>A document that was answered, and whether by the day on which it was due.</summary>
public sealed record AnsweredDocument
{
    public required Guid DocumentId { get; init; }

    public required bool InTime { get; init; }

    /// <summary>Number and date of the document, or its abstract.</summary>
    public string? Name { get; init; }

    /// <summary>What was owed.</summary>
    public Guid? ObligationId { get; init; }

    /// <summary>How often it had been owed again by then; 0 the first time.</summary>
    public int Round { get; init; }
}
