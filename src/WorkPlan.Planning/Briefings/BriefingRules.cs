using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

/// <summary>Every way in which briefings refuse.</summary>
internal static class BriefingRules
{
    public static RuleException HeldInFuture(DateOnly on) => new("meeting-in-future", VietnamTime.Format(on));

    public static RuleException AlreadyRecorded(string unitCode, DateOnly on) => new("briefing-already-recorded", unitCode, VietnamTime.Format(on));

    public static RuleException UnitNotInForce(string unitCode, DateOnly on) => new("unit-not-in-force", unitCode, VietnamTime.Format(on));
}
