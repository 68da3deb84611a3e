using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Supervisions;

/// <summary>Every way in which supervisions refuse.</summary>
internal static class SupervisionRules
{
    public static RuleException EndsBeforeItBegins(DateOnly to, DateOnly from) =>
        new("supervision-ends-before-it-begins", VietnamTime.Format(to), VietnamTime.Format(from));

    public static RuleException EndedAlready(DateOnly on) => new("supervision-ended-already", VietnamTime.Format(on));

    public static RuleException Overlaps(string name, DateOnly from) => new("supervision-overlaps", name, VietnamTime.Format(from));
}
