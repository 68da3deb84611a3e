using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>Every way in which obligations refuse, beside what the kernel refuses (<c>obligation-not-open</c>, <c>waiver-needs-a-reason</c>).</summary>
internal static class ObligationRules
{
    public static RuleException NoChangeNeedsReason() => new("no-change-needs-reason");

    public static RuleException NotToSupplement() => new("obligation-is-not-to-supplement");

    public static RuleException NeedsPlan(string unitCode, int workYear) => new("obligation-needs-plan", unitCode, workYear);

    public static RuleException AnsweredInFuture(DateOnly on) => new("answered-in-future", VietnamTime.Format(on));

    public static RuleException AnsweredBeforeOpened(DateOnly on, DateOnly openedOn) =>
        new("answered-before-received", VietnamTime.Format(on), VietnamTime.Format(openedOn));
}
