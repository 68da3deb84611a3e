using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.PrincipleFiles;

/// <summary>Hồ sơ nguyên tắc: what a unit has filed in a work year of the documents that its fields of work require.</summary>
internal sealed class PrincipleFile : IVersioned
{
    private readonly List<FiledDocument> _filed = [];

    private PrincipleFile()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public long Version { get; private set; }

    public IReadOnlyList<FiledDocument> Filed => _filed;

    public static PrincipleFile Of(string unitCode, int workYear) => new() { UnitCode = unitCode, WorkYear = workYear };

    /// <summary>Files a document in its place; what lay there before is replaced.</summary>
    public void File(FiledDocument document)
    {
        _filed.RemoveAll(known => known.FieldCode == document.FieldCode && known.RequirementCode == document.RequirementCode);
        _filed.Add(document);
    }

    public void TakeOut(string fieldCode, string requirementCode)
    {
        if (_filed.RemoveAll(known => known.FieldCode == fieldCode && known.RequirementCode == requirementCode) == 0)
            throw PrincipleFileRules.NotFiled(requirementCode);
    }
}

/// <summary>A document in its place: one of the register, or named in words where it is on paper only.</summary>
internal sealed class FiledDocument
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PrincipleFileId { get; private init; }

    public required string FieldCode { get; init; }

    public required string RequirementCode { get; init; }

    public Guid? DocumentId { get; init; }

    public required string Name { get; init; }

    public required DateOnly FiledOn { get; init; }

    public required string FiledBy { get; init; }
}
