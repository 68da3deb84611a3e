using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>Every way in which a plan refuses.</summary>
internal static class PlanRules
{
    public static RuleException AlreadyIssued(string title, int workYear) => new("plan-already-issued", title, workYear);

    public static RuleException AlreadyDrafted(string title, int workYear) => new("plan-already-drafted", title, workYear);

    public static RuleException UnitNotInForce(string unitCode, int workYear) => new("plan-unit-not-in-force", unitCode, workYear);

    public static RuleException WrongState(PlanState state) => new("plan-wrong-state", state);

    public static RuleException NotEditable() => new("plan-not-editable");

    public static RuleException SupplementNeedsIssuedPlan(PlanState state) => new("supplement-needs-issued-plan", state);

    public static RuleException SupplementNeedsChange() => new("supplement-needs-change-or-reason");

    public static RuleException NoChangeNeedsReason() => new("no-change-needs-reason");

    public static RuleException SupplementChangesAndDoesNot() => new("supplement-changes-with-no-change-reason");

    public static RuleException SupplementBeforeVersion(DateOnly on, DateOnly lastVersionOn) =>
        new("supplement-before-last-version", VietnamTime.Format(on), VietnamTime.Format(lastVersionOn));

    public static RuleException InFuture(DateOnly on) => new("date-in-future", VietnamTime.Format(on));

    public static RuleException ReturnNeedsReason() => new("return-needs-reason");

    public static RuleException TargetBelowMandatory(SuperiorDemand demand, TargetRule commitment) =>
        new("target-below-mandatory", demand.Name, commitment, demand.Rule, demand.Citation) { Citation = demand.Citation };

    public static RuleException TargetUnknown(string code) => new("target-unknown", code);

    public static RuleException TargetTwice(string code) => new("target-twice", code);

    public static RuleException TargetInOtherField(string code, string field) => new("target-in-other-field", code, field);

    public static RuleException AdditionalNeedsKeyTask(string name) => new("additional-target-needs-key-task", name);

    public static RuleException TaskUnknown(Guid id) => new("task-unknown", id);

    public static RuleException TaskIdTaken(Guid id) => new("task-id-taken", id);

    public static RuleException TaskHasAdditionalTargets(string title, string targets) => new("task-has-additional-targets", title, targets);

    public static RuleException DueOutsideWorkYear(DateOnly on, int workYear) => new("due-outside-work-year", VietnamTime.Format(on), workYear);

    public static RuleException BasisNotCited(BasisKind kind, Guid id) => new("basis-not-cited", kind, id);

    public static RuleException IssuedTooEarly(DateOnly on, int workYear, DateOnly earliest) =>
        new("plan-issued-too-early", VietnamTime.Format(on), workYear, VietnamTime.Format(earliest));

    public static RuleException BasisUnknown(BasisKind kind, Guid id) => new("basis-unknown", kind, id);

    public static RuleException CannotBeContinued(Guid taskId) => new("task-cannot-be-continued", taskId);

    public static RuleException ShortcomingNeedsCause(string shortcoming) => new("shortcoming-needs-cause", shortcoming);

    public static RuleException WithdrawalNeedsReason() => new("withdrawal-needs-reason");

    public static RuleException WithdrawalNeedsAuthority(string title) => new ForbiddenException("withdrawal-needs-authority", title);

    public static RuleException LocalDirectiveNeedsTask() => new("local-directive-needs-task");

    /// <summary>What still has to be done before a plan is closed; each thing that is open is an item of the problem.</summary>
    public static RuleException CannotBeClosed(string rule, params object?[] arguments) => new(rule, arguments);

    public static RuleException SectionUnknown(string fieldCode) => new("section-unknown", fieldCode);

    /// <summary>A rule of the compliance list that keeps the plan from being submitted.</summary>
    public static RuleException NotCompliant(ComplianceItem item) => new(item.Rule, [.. item.Arguments]) { Citation = item.Citation };
}
