using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

/// <summary>Every way in which obstacles refuse.</summary>
internal static class ObstacleRules
{
    public static RuleException InFuture(DateOnly on) => new("obstacle-in-future", VietnamTime.Format(on));

    public static RuleException ResolvedBeforeRaised(DateOnly on, DateOnly raisedOn) =>
        new("obstacle-resolved-before-raised", VietnamTime.Format(on), VietnamTime.Format(raisedOn));

    public static RuleException AlreadyResolved(DateOnly on) => new("obstacle-already-resolved", VietnamTime.Format(on));

    public static RuleException NotResolved() => new("obstacle-not-resolved");

    public static RuleException NobodyAbove(string unitCode) => new("obstacle-nobody-above", unitCode);

    public static RuleException SubjectUnknown(string what) => new("obstacle-subject-unknown", what);
}
