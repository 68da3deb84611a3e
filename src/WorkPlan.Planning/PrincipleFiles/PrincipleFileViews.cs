namespace WorkPlan.Planning.PrincipleFiles;

/// <param name="UnitCode">The unit.</param>
/// <param name="WorkYear">The work year.</param>
/// <param name="Required">How many documents its fields require.</param>
/// <param name="Filed">How many of them are there.</param>
/// <param name="Percent">The whole per cent that are there; null when nothing is required.</param>
/// <param name="Missing">The missing ones by name.</param>
/// <param name="Fields">Field by field.</param>
internal sealed record PrincipleFileView(
    string UnitCode, int WorkYear, int Required, int Filed, int? Percent, IReadOnlyList<string> Missing, IReadOnlyList<FieldFileView> Fields);

internal sealed record FieldFileView(string FieldCode, string? LegalBasis, int Required, int Filed, IReadOnlyList<PlaceView> Documents);

/// <summary>A place in the file, and what lies there.</summary>
internal sealed record PlaceView(string Code, string Name, FiledView? Filed);

internal sealed record FiledView(Guid? DocumentId, string Name, DateOnly FiledOn, string FiledBy);

internal sealed record RequiredDocumentsView(string FieldCode, string? LegalBasis, IReadOnlyList<RequiredDocument> Documents)
{
    public static RequiredDocumentsView Of(RequiredDocuments list) => new(list.FieldCode, list.LegalBasis, list.Documents);
}

/// <summary>One line of the sheet over units.</summary>
internal sealed record PrincipleFileSummary(string UnitCode, int WorkYear, int Required, int Filed, int? Percent);
