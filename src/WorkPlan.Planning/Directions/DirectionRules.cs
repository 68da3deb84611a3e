using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Directions;

/// <summary>Every way in which directions refuse.</summary>
internal static class DirectionRules
{
    public static RuleException GivenInFuture(DateOnly on) => new("direction-in-future", VietnamTime.Format(on));

    public static RuleException AddresseeOutside(IEnumerable<string> unitCodes) => new("addressee-not-below-unit", string.Join(", ", unitCodes));

    public static RuleException BriefingUnknown() => new("briefing-not-known");

    public static RuleException ConclusionUnknown() => new("conclusion-not-known");

    public static RuleException ConclusionIsDirection(int conclusion) => new("conclusion-already-direction", conclusion);

    public static RuleException NotAddressed(string unitCode) => new("direction-not-addressed-to-unit", unitCode);

    public static RuleException TakenUpBeforeGiven(DateOnly on, DateOnly givenOn) =>
        new("taken-up-before-given", VietnamTime.Format(on), VietnamTime.Format(givenOn));

    public static RuleException TakenUpInFuture(DateOnly on) => new("taken-up-in-future", VietnamTime.Format(on));

    public static RuleException AlreadyTakenUp() => new("direction-already-taken-up");

    public static RuleException PlanUnknown() => new("plan-not-known");

    public static RuleException TaskNotInPlan() => new("task-not-in-plan");
}
