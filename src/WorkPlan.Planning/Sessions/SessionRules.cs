using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Sessions;

/// <summary>Every way in which sessions refuse.</summary>
internal static class SessionRules
{
    public static RuleException HeldInFuture(DateOnly on) => new("meeting-in-future", VietnamTime.Format(on));

    public static RuleException NobodyLed() => new("session-without-leader");

    public static RuleException AttendeeTwice() => new("attendee-twice");
}
