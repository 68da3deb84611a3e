using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Documents;

/// <summary>A document from above – directive, resolution, guidance, plan – in the register: first a draft, then registered for good.</summary>
internal sealed class DirectiveDocument : IVersioned
{
    private readonly List<DocumentCorrection> _corrections = [];

    private DirectiveDocument()
    {
    }

    public Guid Id { get; private set; }

    public DocumentState State { get; private set; }

    public DocumentType Type { get; private set; }

    public string Issuer { get; private set; } = "";

    public IssuerKind IssuerKind { get; private set; }

    public string? Number { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public int? AppliesToWorkYear { get; private set; }

    /// <summary>The work year whose plans the document touches.</summary>
    public int WorkYear { get; private set; }

    public string Abstract { get; private set; } = "";

    public string ScopeUnitCode { get; private set; } = "";

    public bool RequiresSupplement { get; private set; }

    public DateTimeOffset? DisseminationDueAt { get; private set; }

    /// <summary>Everybody in its scope owes an acknowledgement as soon as it is registered, not only from the unit's meeting on.</summary>
    public bool AcknowledgedByAll { get; private set; }

    /// <summary>The documents that it replaces.</summary>
    public IReadOnlyList<Guid> Supersedes { get; private set; } = [];

    public Guid? SupersededById { get; private set; }

    public DateOnly? SupersededOn { get; private set; }

    /// <summary>The number of the last material correction; 0 while there is none.</summary>
    public int MaterialRound { get; private set; }

    /// <summary>Set when the document is registered: a draft is not the same document as another one by its form.</summary>
    public string? IdentityKey { get; private set; }

    public string SearchKey { get; private set; } = "";

    /// <summary>How people name it: number and date, or the abstract.</summary>
    public string Name { get; private set; } = "";

    public DateTimeOffset? RegisteredAt { get; private set; }

    public string? RegisteredBy { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<DocumentCorrection> Corrections => _corrections;

    public static DirectiveDocument Draft(DocumentContent content)
    {
        var document = new DirectiveDocument { Id = Guid.CreateVersion7() };
        document.Take(content);
        return document;
    }

    public void Rewrite(DocumentContent content)
    {
        if (State != DocumentState.Draft)
            throw DocumentRules.IsRegistered(Name);
        Take(content);
    }

    public void Register(DateOnly today, DateTimeOffset at, string by)
    {
        if (State != DocumentState.Draft)
            throw DocumentRules.IsRegistered(Name);
        if (IssuedOn is null)
            throw DocumentRules.NotDated();
        if (ReceivedOn > today)
            throw DocumentRules.ReceivedInFuture(ReceivedOn);
        State = DocumentState.Registered;
        IdentityKey = DocumentKey.Of(this);
        RegisteredAt = at;
        RegisteredBy = by;
    }

    /// <summary>Đính chính: says the document anew and keeps on record what changed, why and by whom.</summary>
    public DocumentCorrection Correct(DocumentContent content, bool material, string reason, DateOnly on, string by)
    {
        DemandInForce();
        ArgumentNullException.ThrowIfNull(content);
        if (content.IssuedOn is null)
            throw DocumentRules.NotDated();
        var changed = ChangedFields(content);
        if (changed.Count == 0)
            throw DocumentRules.NothingCorrected();
        Take(content);
        IdentityKey = DocumentKey.Of(this);
        var correction = DocumentCorrection.Of(Id, _corrections.Count + 1, material, reason, on, by, changed);
        _corrections.Add(correction);
        if (material)
            MaterialRound = correction.Number;
        return correction;
    }

    /// <summary>Another one, of the same authority or a higher one and not older, stands in its place.</summary>
    public void BeSupersededBy(DirectiveDocument successor, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(successor);
        DemandInForce();
        if (successor.IssuerKind > IssuerKind)
            throw DocumentRules.SupersededFromBelow(Name, successor.Name);
        if (successor.IssuedOn < IssuedOn)
            throw DocumentRules.SupersedesLater(Name, IssuedOn.Value);
        (SupersededById, SupersededOn) = (successor.Id, on);
    }

    /// <summary>Since when the text stands that has this number: 0 is the document as it was received.</summary>
    public DateOnly TextOf(int round) => _corrections.Find(correction => correction.Number == round)?.CorrectedOn ?? ReceivedOn;

    public void DemandInForce()
    {
        DemandRegistered();
        if (SupersededById is not null)
            throw DocumentRules.IsSuperseded(Name, SupersededOn!.Value);
    }

    public void DemandRegistered()
    {
        if (State != DocumentState.Registered)
            throw DocumentRules.IsDraft(Name);
    }

    private void Take(DocumentContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Type = content.Type;
        Issuer = content.Issuer;
        IssuerKind = content.IssuerKind;
        Number = content.Number;
        IssuedOn = content.IssuedOn;
        ReceivedOn = content.ReceivedOn;
        AppliesToWorkYear = content.AppliesToWorkYear;
        WorkYear = content.WorkYear;
        Abstract = content.Abstract;
        ScopeUnitCode = content.ScopeUnitCode;
        RequiresSupplement = content.RequiresSupplement;
        DisseminationDueAt = content.DisseminationDueAt;
        AcknowledgedByAll = content.AcknowledgedByAll;
        if (State == DocumentState.Draft)
            Supersedes = content.Supersedes;
        SearchKey = content.SearchKey();
        Name = content.Name;
    }

    private List<string> ChangedFields(DocumentContent content)
    {
        (string Field, bool Changed)[] fields =
        [
            ("type", Type != content.Type),
            ("issuer", Issuer != content.Issuer),
            ("issuerKind", IssuerKind != content.IssuerKind),
            ("number", Number != content.Number),
            ("issuedOn", IssuedOn != content.IssuedOn),
            ("receivedOn", ReceivedOn != content.ReceivedOn),
            ("appliesToWorkYear", AppliesToWorkYear != content.AppliesToWorkYear),
            ("abstract", Abstract != content.Abstract),
            ("scopeUnitCode", ScopeUnitCode != content.ScopeUnitCode),
            ("requiresSupplement", RequiresSupplement != content.RequiresSupplement),
            ("disseminationDueAt", DisseminationDueAt != content.DisseminationDueAt),
            ("acknowledgedByAll", AcknowledgedByAll != content.AcknowledgedByAll),
        ];
        return [.. fields.Where(field => field.Changed).Select(field => field.Field)];
    }
}
