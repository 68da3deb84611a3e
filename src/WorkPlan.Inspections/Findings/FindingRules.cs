using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.Findings;

/// <summary>Every way in which a finding refuses.</summary>
internal static class FindingRules
{
    public static RuleException WithoutItem() => new("finding-without-item");

    public static RuleException PlanOfAnother(string unitCode) => new("finding-plan-of-another-unit", unitCode);

    public static RuleException PlanItemWithoutPlan() => new("finding-plan-item-without-plan");

    public static RuleException TwoPlanItems() => new("finding-two-plan-items");

    public static RuleException NotInPlan(string item) => new("finding-plan-item-not-in-plan", item);

    public static RuleException WithoutEvidence(string itemCode) => new("finding-without-evidence", itemCode);

    public static RuleException AlreadyReferred(string number) => new("finding-already-referred", number);

    public static RuleException ReferredBeforeRaised(DateOnly raisedOn) => new("referral-before-finding", raisedOn);

    public static RuleException EvidenceNotKnown() => new("evidence-not-known");

    public static RuleException NotOfUnit(string unitCode) => new("finding-not-of-unit", unitCode);

    public static RuleException ReopeningNeedsDeadline() => new("reopening-needs-deadline");

    public static RuleException DueBeforeRaised(DateOnly raisedOn) => new("finding-due-before-raised", raisedOn);

    public static RuleException AlreadyVerified() => new("finding-already-verified");

    public static RuleException NotVerified() => new("finding-not-verified");

    public static RuleException NoRemediation() => new("remediation-missing");

    public static RuleException EvidenceBeforeFinding(DateOnly effectiveOn, DateOnly since) => new("evidence-before-finding", effectiveOn, since);

    public static RuleException OwnRemediation() => new("verify-own-remediation");

    public static RuleException VerifiedBeforeEvidence(DateOnly effectiveOn) => new("verified-before-evidence", effectiveOn);

    public static RuleException ReopenedBeforeVerified(DateOnly verifiedOn) => new("reopened-before-verified", verifiedOn);
}
