using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Notifications.Readers;

internal static class ReaderRules
{
    public static RuleException CannotBeOff(string kind) => new("notification-cannot-be-off", kind);
}
