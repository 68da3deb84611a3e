using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.PrincipleFiles;

/// <summary>What the principle file of a field has to hold: a list that is kept as data, because no regulation fixes it for all.</summary>
internal sealed class RequiredDocuments : IVersioned
{
    private RequiredDocuments()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string FieldCode { get; private init; } = "";

    /// <summary>Where the list comes from.</summary>
    public string? LegalBasis { get; private set; }

    public IReadOnlyList<RequiredDocument> Documents { get; private set; } = [];

    public long Version { get; private set; }

    public static RequiredDocuments Of(string fieldCode) => new() { FieldCode = fieldCode };

    public void List(string? legalBasis, IReadOnlyList<RequiredDocument> documents)
    {
        if (documents.GroupBy(document => document.Code).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw PrincipleFileRules.RequiredTwice(twice.Key);
        LegalBasis = legalBasis;
        Documents = [.. documents.Select(document => document with { Name = VietnameseText.Clean(document.Name) })];
    }
}

/// <param name="Code">Its code within the field.</param>
/// <param name="Name">For example: Hướng dẫn công tác năm của Vụ 10.</param>
internal sealed record RequiredDocument(string Code, string Name);
