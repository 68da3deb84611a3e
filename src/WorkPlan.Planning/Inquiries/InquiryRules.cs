using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Inquiries;

/// <summary>Every way in which inquiries refuse.</summary>
internal static class InquiryRules
{
    public static RuleException InFuture(DateOnly on) => new("inquiry-in-future", VietnamTime.Format(on));

    public static RuleException DueBeforeAsked(DateOnly due, DateOnly askedOn) =>
        new("inquiry-due-before-asked", VietnamTime.Format(due), VietnamTime.Format(askedOn));

    public static RuleException AnsweredBeforeAsked(DateOnly on, DateOnly askedOn) =>
        new("inquiry-answered-before-asked", VietnamTime.Format(on), VietnamTime.Format(askedOn));

    public static RuleException NotOpen(string subject) => new("inquiry-not-open", subject);

    public static RuleException NotAbove(string toUnit, string unit) => new("inquiry-not-to-unit-above", toUnit, unit);
}
