namespace WorkPlan.Planning.Dissemination;

/// <summary>How far a document has reached the people of one unit.</summary>
internal sealed record DisseminationView
{
    public required Guid DocumentId { get; init; }

    public required string Document { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly? DisseminatedOn { get; init; }

    public required string? DisseminatedBy { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Kịp thời: disseminated by the deadline; null while it is not disseminated and the deadline is not over.</summary>
    public required bool? Timely { get; init; }

    /// <summary>Đầy đủ: disseminated, and nobody is missing.</summary>
    public required bool Complete { get; init; }

    /// <summary>Which text has to be acknowledged: 0 for the document as it was first, n after its n-th correction if that was material.</summary>
    public required int DocumentRound { get; init; }

    public required int RequiredPersons { get; init; }

    public required int AcknowledgedPersons { get; init; }

    public required IReadOnlyList<MissingPersonView> Missing { get; init; }
}

internal sealed record MissingPersonView(string PersonCode, string FullName);

/// <summary>"Kịp thời, đầy đủ" of a unit in a work year, as numbers.</summary>
internal sealed record DisseminationSummaryView
{
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>How many registered documents of the year address the unit.</summary>
    public required int Documents { get; init; }

    public required int Disseminated { get; init; }

    public required int Timely { get; init; }

    public required int Complete { get; init; }

    /// <summary>Every document × every person who must acknowledge it.</summary>
    public required int RequiredPairs { get; init; }

    public required int AcknowledgedPairs { get; init; }

    /// <summary>Of the documents whose deadline is over or that were disseminated: how many in time; null where there is none.</summary>
    public required int? TimelyBasisPoints { get; init; }

    /// <summary>Of all pairs of document and person: how many acknowledged the text in force; null where there is none.</summary>
    public required int? CompleteBasisPoints { get; init; }

    public required IReadOnlyList<DisseminationView> Items { get; init; }
}
