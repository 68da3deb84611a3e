using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>A document as it is entered, rewritten or corrected.</summary>
public record DocumentRequest
{
    public required DocumentType Type { get; init; }

    [Text(DocumentLimits.Issuer)]
    public required string Issuer { get; init; }

    public required IssuerKind IssuerKind { get; init; }

    /// <summary>As printed; left out for a draft that has no number yet.</summary>
    [DocumentNumberText]
    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    [Between(2000, 2100)]
    public int? AppliesToWorkYear { get; init; }

    [Text(DocumentLimits.Abstract)]
    public required string Abstract { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string ScopeUnitCode { get; init; }

    public bool RequiresSupplement { get; init; }

    public DateTimeOffset? DisseminationDueAt { get; init; }

    /// <summary>Everybody in the scope owes an acknowledgement from the registration on.</summary>
    public bool AcknowledgedByAll { get; init; }

    /// <summary>Registered documents that this one replaces, from the day it is registered; a correction leaves them as they are.</summary>
    [Items(0, 50)]
    public IReadOnlyList<Guid>? Supersedes { get; init; }

    /// <summary>Only «Không mật» is taken.</summary>
    [Text(40)]
    public required string Classification { get; init; }
}

public sealed record RegisterDocumentRequest : DocumentRequest
{
    /// <summary>Keep it as a draft, to look at its impact before it is registered for good.</summary>
    public bool Draft { get; init; }
}

public sealed record CorrectDocumentRequest
{
    /// <summary>A material correction is owed an answer again.</summary>
    public required bool Material { get; init; }

    [Text(DocumentLimits.Reason)]
    public required string Reason { get; init; }

    /// <summary>The day of the correction; today unless given.</summary>
    public DateOnly? CorrectedOn { get; init; }

    /// <summary>The document as it has to read from now on.</summary>
    public required DocumentRequest Document { get; init; }
}

/// <summary>A number and symbol in any form that documents carry, or none.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DocumentNumberTextAttribute : BilingualAttribute
{
    protected override (string Key, object?[] Arguments)? Refuse(object? value) => value switch
    {
        string { Length: > DocumentLimits.Number } => ("Text.TooLong", [DocumentLimits.Number]),
        string text when !DocumentNumber.TryParse(text, out _) => ("Document.NumberUnreadable", []),
        _ => null,
    };
}
