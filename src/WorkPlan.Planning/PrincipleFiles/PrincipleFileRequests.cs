using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.PrincipleFiles;

public sealed record RequireDocumentsRequest
{
    [OptionalText(PrincipleFileLimits.Name)]
    public string? LegalBasis { get; init; }

    [Items(0, PrincipleFileLimits.Documents)]
    public required IReadOnlyList<RequiredDocumentRequest> Documents { get; init; }
}

public sealed record RequiredDocumentRequest(
    [property: Code(PrincipleFileLimits.Code)] string Code, [property: Text(PrincipleFileLimits.Name)] string Name);

public sealed record FileDocumentRequest
{
    /// <summary>A document of the register that reaches the unit.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Where it is on paper only: how it is named.</summary>
    [OptionalText(PrincipleFileLimits.Name)]
    public string? Name { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? FiledOn { get; init; }
}
