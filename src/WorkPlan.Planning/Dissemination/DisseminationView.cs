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

    public required IReadOnlyList<DisseminationView> Items { get; init; }
}
