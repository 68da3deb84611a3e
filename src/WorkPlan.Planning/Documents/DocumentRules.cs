using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>Every way in which the register refuses.</summary>
internal static class DocumentRules
{
    public static RuleException AlreadyRegistered(string document) => new("document-already-registered", document);

    public static RuleException IsRegistered(string document) => new("document-is-registered", document);

    public static RuleException IsDraft(string document) => new("document-is-draft", document);

    public static RuleException NotDated() => new("document-not-dated");

    public static RuleException ReceivedBeforeIssued(DateOnly receivedOn, DateOnly issuedOn) =>
        new("document-received-before-issued", VietnamTime.Format(receivedOn), VietnamTime.Format(issuedOn));

    public static RuleException ReceivedInFuture(DateOnly receivedOn) =>
        new("document-received-in-future", VietnamTime.Format(receivedOn));

    public static RuleException ScopeUnitUnknown(string unitCode) => new("document-scope-unknown", unitCode);

    public static RuleException NothingCorrected() => new("correction-changes-nothing");

    public static RuleException IsSuperseded(string document, DateOnly on) => new("document-superseded", document, VietnamTime.Format(on));

    public static RuleException SupersedesUnknown(Guid id) => new("supersedes-unknown", id);

    public static RuleException SupersededFromBelow(string document, string by) => new("superseded-from-below", document, by);

    public static RuleException SupersedesLater(string document, DateOnly issuedOn) =>
        new("supersedes-later-document", document, VietnamTime.Format(issuedOn));
}
