using System.Linq.Expressions;

namespace WorkPlan.Planning.Documents;

internal sealed record DocumentView
{
    public required Guid Id { get; init; }

    public required DocumentState State { get; init; }

    public required DocumentType Type { get; init; }

    public required string Issuer { get; init; }

    public required IssuerKind IssuerKind { get; init; }

    public required string? Number { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required int? AppliesToWorkYear { get; init; }

    public required int WorkYear { get; init; }

    public required string Abstract { get; init; }

    public required string ScopeUnitCode { get; init; }

    public required bool RequiresSupplement { get; init; }

    public required DateTimeOffset? DisseminationDueAt { get; init; }

    public required bool AcknowledgedByAll { get; init; }

    public required IReadOnlyList<Guid> Supersedes { get; init; }

    public required Guid? SupersededById { get; init; }

    public required DateOnly? SupersededOn { get; init; }

    public string Classification { get; } = DocumentContent.Unclassified;

    public required DateTimeOffset? RegisteredAt { get; init; }

    public required IEnumerable<CorrectionView> Corrections { get; init; }

    public static readonly Expression<Func<DirectiveDocument, DocumentView>> Projection = document => new DocumentView
    {
        Id = document.Id,
        State = document.State,
        Type = document.Type,
        Issuer = document.Issuer,
        IssuerKind = document.IssuerKind,
        Number = document.Number,
        IssuedOn = document.IssuedOn,
        ReceivedOn = document.ReceivedOn,
        AppliesToWorkYear = document.AppliesToWorkYear,
        WorkYear = document.WorkYear,
        Abstract = document.Abstract,
        ScopeUnitCode = document.ScopeUnitCode,
        RequiresSupplement = document.RequiresSupplement,
        DisseminationDueAt = document.DisseminationDueAt,
        AcknowledgedByAll = document.AcknowledgedByAll,
        Supersedes = document.Supersedes,
        SupersededById = document.SupersededById,
        SupersededOn = document.SupersededOn,
        RegisteredAt = document.RegisteredAt,
        Corrections = document.Corrections.OrderBy(correction => correction.Number).Select(correction => new CorrectionView(
            correction.Number, correction.Material, correction.Reason, correction.CorrectedOn, correction.CorrectedBy, correction.ChangedFields)),
    };

    public static readonly Func<DirectiveDocument, DocumentView> Of = Projection.Compile();
}

internal sealed record CorrectionView(
    int Number, bool Material, string Reason, DateOnly CorrectedOn, string CorrectedBy, string ChangedFields);
