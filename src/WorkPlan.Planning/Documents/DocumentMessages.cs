using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Documents;

internal static class DocumentMessages
{
    /// <summary>What the document will be after the save that is being prepared.</summary>
    public static DirectiveReceived Received(DirectiveDocument document, TimeProvider clock) => new()
    {
        StreamKey = $"document:{document.Id}",
        Version = document.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        DocumentId = document.Id,
        Type = Camel(document.Type),
        Issuer = document.Issuer,
        IssuerKind = Camel(document.IssuerKind),
        Number = document.Number,
        IssuedOn = document.IssuedOn,
        ReceivedOn = document.ReceivedOn,
        AppliesToWorkYear = document.AppliesToWorkYear,
        Abstract = document.Abstract,
        ScopeUnitCode = document.ScopeUnitCode,
        RequiresSupplement = document.RequiresSupplement,
        DisseminationDueAt = document.DisseminationDueAt,
    };

    public static DirectiveSuperseded Superseded(DirectiveDocument document, TimeProvider clock) => new()
    {
        StreamKey = $"document:{document.Id}",
        Version = document.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        DocumentId = document.Id,
        SupersededByDocumentId = document.SupersededById!.Value,
        SupersededOn = document.SupersededOn!.Value,
    };

    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
