using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Transfers;

/// <summary>Every way in which a transfer is refused that the person's own dates do not refuse.</summary>
internal static class TransferRules
{
    public static RuleException InEffect(DateOnly effectiveOn) => new("transfer-in-effect", VietnamTime.Format(effectiveOn));

    public static RuleException Cancelled() => new("transfer-cancelled");
}
