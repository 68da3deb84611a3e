using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>What the register says about a document; never holds classified text.</summary>
internal sealed record DocumentContent
{
    public const string Unclassified = SecrecyStamp.Unclassified;

    private DocumentContent()
    {
    }

    public DocumentType Type { get; private init; }

    public string Issuer { get; private init; } = "";

    public IssuerKind IssuerKind { get; private init; }

    /// <summary>Number and symbol in their normal form; null while the document has neither.</summary>
    public string? Number { get; private init; }

    public DateOnly? IssuedOn { get; private init; }

    public DateOnly ReceivedOn { get; private init; }

    /// <summary>The year it was written for: 2022 for a directive dated 27/12/2021; null for a document that comes in the middle of a year.</summary>
    public int? AppliesToWorkYear { get; private init; }

    public string Abstract { get; private init; } = "";

    /// <summary>The unit whose subtree the document addresses.</summary>
    public string ScopeUnitCode { get; private init; } = "";

    public bool RequiresSupplement { get; private init; }

    public DateTimeOffset? DisseminationDueAt { get; private init; }

    public bool AcknowledgedByAll { get; private init; }

    public IReadOnlyList<Guid> Supersedes { get; private init; } = [];

    /// <summary>The work year whose plans it touches.</summary>
    public int WorkYear { get; private init; }

    /// <summary>How people name it: number and date, or the abstract while it has no number.</summary>
    public string Name => Number is null ? Abstract : new DocumentIdentity(Issuer, Type.ToString(), DocumentNumber.Parse(Number), IssuedOn).ToString();

    public static DocumentContent From(DocumentRequest request, PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!string.Equals(VietnameseText.Clean(request.Classification), Unclassified, StringComparison.OrdinalIgnoreCase))
            throw SecrecyStamp.Refusal();
        SecrecyStamp.Refuse(request.Abstract, request.Issuer, request.Number);
        var number = DocumentNumber.Parse(request.Number);
        if (request.IssuedOn > request.ReceivedOn)
            throw DocumentRules.ReceivedBeforeIssued(request.ReceivedOn, request.IssuedOn.Value);
        return new DocumentContent
        {
            Type = request.Type,
            Issuer = VietnameseText.Clean(request.Issuer),
            IssuerKind = request.IssuerKind,
            Number = number.Symbol is null ? null : number.Text,
            IssuedOn = request.IssuedOn,
            ReceivedOn = request.ReceivedOn,
            AppliesToWorkYear = request.AppliesToWorkYear,
            WorkYear = request.AppliesToWorkYear ?? calendar.Containing(request.ReceivedOn).Year,
            Abstract = VietnameseText.Clean(request.Abstract),
            ScopeUnitCode = request.ScopeUnitCode,
            RequiresSupplement = request.RequiresSupplement,
            DisseminationDueAt = request.DisseminationDueAt?.ToUniversalTime(),
            AcknowledgedByAll = request.AcknowledgedByAll,
            Supersedes = [.. (request.Supersedes ?? []).Distinct().Order()],
        };
    }

    public string SearchKey() => VietnameseText.SearchKey($"{Number} {Issuer} {Abstract}");
}
