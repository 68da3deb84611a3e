using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Decisions;

/// <summary>Every way in which an assignment decision is refused.</summary>
internal static class DecisionRules
{
    public static RuleException NumberUnreadable(string number) => new("decision-number-unreadable", number);

    public static RuleException NumberTaken(string number, string unitCode) => new("decision-number-taken", number, unitCode);

    public static RuleException EffectiveBeforeSigned(DateOnly signedOn, DateOnly effectiveOn) =>
        new("decision-effective-before-signed", VietnamTime.Format(signedOn), VietnamTime.Format(effectiveOn));

    public static RuleException SignerMissing() => new("decision-signer-missing");

    public static RuleException SignerNotDeputy(string name, DateOnly signedOn) =>
        new("decision-signer-not-deputy", name, VietnamTime.Format(signedOn));

    public static RuleException SignerNotHead(string name, DateOnly signedOn) =>
        new("decision-signer-not-head", name, VietnamTime.Format(signedOn));

    public static RuleException SignerNotKnown(string personCode) => new("decision-signer-not-known", personCode);

    public static RuleException SigningBasisMissing() => new("decision-signing-basis-missing");

    public static RuleException OutsideWorkYear(DateOnly day, int workYear) =>
        new("decision-outside-work-year", VietnamTime.Format(day), workYear);

    public static RuleException NeedsOneLead(Guid taskId) => new("task-needs-one-lead", taskId);

    public static RuleException PersonTwice(string personCode, Guid taskId) => new("person-twice-in-task", personCode, taskId);

    public static RuleException AlreadyIssued(string number) => new("decision-already-issued", number);

    public static RuleException AmendsDraft(string number) => new("amendment-of-draft", number);

    public static RuleException AmendsAmendment(string number) => new("amendment-of-amendment", number);

    public static RuleException AmendsBefore(string number, DateOnly effectiveOn) =>
        new("amendment-before-decision", number, VietnamTime.Format(effectiveOn));

    public static RuleException RevokesWithoutAmending() => new("revocation-without-amendment");

    public static RuleException Empty() => new("decision-empty");

    public static RuleException GivenAndRevoked(Guid taskId) => new("task-given-and-revoked", taskId);

    public static RuleException NothingToRevoke(IReadOnlyList<string> titles) => new("nothing-to-revoke", string.Join("; ", titles));

    public static RuleException LaterDecision(string taskTitle, DateOnly from) =>
        new("task-has-later-decision", taskTitle, VietnamTime.Format(from));

    /// <summary>One offending item after another, each with its sentence; nothing of the decision takes effect.</summary>
    public static RuleException BlockedByLaw(IReadOnlyList<OffendingItem> items) =>
        new("assignment-blocked-by-law", Sentences(items))
        {
            Citation = string.Join("; ", items.Select(item => item.Citation).Distinct()),
            Items = items,
        };

    public static RuleException WarningNeedsReason(IReadOnlyList<OffendingItem> items) =>
        new("warning-needs-reason", Sentences(items)) { Items = items };

    private static string Sentences(IReadOnlyList<OffendingItem> items) =>
        string.Join("; ", items.Select(item => $"{item.FullName} – {item.TaskTitle}: {item.Sentence.TrimEnd('.')}"));
}

/// <summary>One item of a decision and what is wrong with it.</summary>
internal sealed record OffendingItem(
    Guid TaskId, string TaskTitle, string PersonCode, string FullName, string Rule, string Sentence, string? Citation);
