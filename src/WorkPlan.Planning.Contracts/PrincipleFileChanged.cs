namespace WorkPlan.Planning.Contracts;

/// <summary>
/// How complete a unit's principle files of a work year are: sent when a document is filed or taken out, and when a list of required
/// documents changes. In order for each unit and work year; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record PrincipleFileChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>How many documents the unit's fields of work require.</summary>
    public required int Required { get; init; }

    /// <summary>How many of them are there.</summary>
    public required int Filed { get; init; }

    public required IReadOnlyList<MissingDocument> Missing { get; init; }
}

/// <summary>A document that a principle file should hold and does not.</summary>
public sealed record MissingDocument
{
    public required string FieldCode { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }
}
