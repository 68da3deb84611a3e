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

    public static RuleException PredecessorNotInForce(string code, DateOnly on) => new("predecessor-not-in-force", code, VietnamTime.Format(on));

    public static RuleException AlreadySucceeded(string code, DateOnly on) => new("unit-already-succeeded", code, VietnamTime.Format(on));

    public static RuleException SuccessionCycle(string successor, string predecessor) => new("succession-cycle", successor, predecessor);

    public static RuleException ApportionmentMissing(string code) => new("apportionment-missing", code);

    public static RuleException ApportionmentUnknown(string predecessor, string successor) => new("apportionment-unknown-unit", predecessor, successor);

    public static RuleException ApportionmentTwice(string predecessor, string successor) => new("apportionment-twice", predecessor, successor);

    public static RuleException ApportionmentNotWhole(string code, int basisPoints) => new("apportionment-not-whole", code, Percent(basisPoints));

    public static RuleException ApportionmentLeavesOut(string code) => new("apportionment-leaves-out", code);

    public static RuleException TransferTakesEverything(string code) => new("transfer-takes-everything", code);

    public static RuleException HandOverReceived(string from, string to) => new("hand-over-already-received", from, to);

    public static RuleException WrongNumberOfUnits(SuccessionKind kind) => new("succession-wrong-number", kind);

    private static string Percent(int basisPoints) => VietnameseNumbers.Percent(basisPoints);
}
