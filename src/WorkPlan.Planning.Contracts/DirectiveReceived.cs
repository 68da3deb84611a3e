namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A document from above (directive, resolution, guidance, plan) was entered into the register or corrected there. Once for each
/// version of the document; can come twice.
/// </summary>
public sealed record DirectiveReceived
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>directive, resolution, guidance, plan, program, decision, regulation or other.</summary>
    public required string Type { get; init; }

    public required string Issuer { get; init; }

    /// <summary>party, nationalAssembly, supreme, department, province or other.</summary>
    public required string IssuerKind { get; init; }

    /// <summary>Number and symbol as printed, for example 01/CT-VKSTC; null while it has none.</summary>
    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public int? AppliesToWorkYear { get; init; }

    public required string Abstract { get; init; }

    /// <summary>The unit whose subtree the document addresses.</summary>
    public required string ScopeUnitCode { get; init; }

    public required bool RequiresSupplement { get; init; }

    public DateTimeOffset? DisseminationDueAt { get; init; }
}
