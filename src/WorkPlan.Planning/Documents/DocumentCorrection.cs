namespace WorkPlan.Planning.Documents;

/// <summary>A change of a registered document. A material one is owed an answer again; the others are not.</summary>
internal sealed class DocumentCorrection
{
    private DocumentCorrection()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DocumentId { get; private init; }

    public int Number { get; private init; }

    public bool Material { get; private init; }

    public string Reason { get; private init; } = "";

    public DateOnly CorrectedOn { get; private init; }

    public string CorrectedBy { get; private init; } = "";

    /// <summary>What it said before, as the names of the fields that changed.</summary>
    public string ChangedFields { get; private init; } = "";

    internal static DocumentCorrection Of(
        Guid documentId, int number, bool material, string reason, DateOnly on, string by, IReadOnlyCollection<string> changedFields) => new()
        {
            DocumentId = documentId,
            Number = number,
            Material = material,
            Reason = reason,
            CorrectedOn = on,
            CorrectedBy = by,
            ChangedFields = string.Join(", ", changedFields),
        };
}
