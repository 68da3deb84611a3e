using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

/// <summary>Every way in which a change of the units is refused.</summary>
internal static class UnitRules
{
    public static RuleException Unknown(string code) => new("unit-unknown", code);

    public static RuleException CodeTaken(string code) => new("unit-code-taken", code);

    public static RuleException ParentNotInForce(string parent, DateOnly on) =>
        new("unit-parent-not-in-force", parent, VietnamTime.Format(on));

    public static RuleException CannotBecomeRoot(string code) => new("unit-cannot-become-root", code);

    public static RuleException BelowItself(string code, string parent) => new("unit-below-itself", code, parent);

    public static RuleException HasOpenChildren(string code, string children) => new("unit-has-open-children", code, children);

    public static RuleException AlreadyClosed(string code, DateOnly closedOn) => new("unit-already-closed", code, VietnamTime.Format(closedOn));

    public static RuleException SucceedsItself(string code) => new("unit-succeeds-itself", code);

    public static RuleException SuccessorBelow(string successor, string predecessor) => new("successor-below-predecessor", successor, predecessor);

    public static RuleException SuccessorNotInForce(string code, DateOnly on) => new("successor-not-in-force", code, VietnamTime.Format(on));

    public static RuleException WrongNumberOfUnits(SuccessionKind kind) => new("succession-wrong-number", kind);
}
