namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An open obligation comes due soon: whoever owes it is reminded. Once for each step before each deadline, however many instances
/// sweep; can come twice with the same notice.
/// </summary>
public sealed record ObligationReminded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid NoticeId { get; init; }

    public required ObligationLine Obligation { get; init; }

    /// <summary>How long before: <c>5wd</c> is five working days, <c>4h</c> four hours.</summary>
    public required string Rule { get; init; }

    /// <summary>From 1; the higher, the more urgent.</summary>
    public required int Step { get; init; }
}

/// <summary>What is owed, by whom and by when.</summary>
public sealed record ObligationLine
{
    public required Guid ObligationId { get; init; }

    /// <summary>acknowledge, supplement, report or answer.</summary>
    public required string Kind { get; init; }

    /// <summary>unit or person.</summary>
    public required string DebtorKind { get; init; }

    public required string DebtorCode { get; init; }

    /// <summary>The unit whose people look after it.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>Empty for a report and for the answer to a question, which no document asks for by itself.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The form of a report.</summary>
    public string? FormCode { get; init; }

    /// <summary>The period of a report, by its code.</summary>
    public string? Period { get; init; }

    /// <summary>Whose report it is: the unit's own, or that of one that it took over from.</summary>
    public string? ReportingUnitCode { get; init; }

    /// <summary>Number and date of the document, or its abstract; of a report its form and period; of a question what it is about.</summary>
    public required string Document { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The question that is to be answered.</summary>
    public Guid? InquiryId { get; init; }

    /// <summary>How often it has been owed again, or got another deadline; 0 the first time.</summary>
    public int Round { get; init; }
}
