using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections;

/// <summary>What was done on paper can be entered later, but not before it was done.</summary>
internal static class Dates
{
    public static void DemandNotAhead(DateOnly day, TimeProvider clock)
    {
        if (day > VietnamTime.Today(clock))
            throw new RuleException("date-in-the-future", day);
    }

    public static void DemandNotAhead(DateTimeOffset instant, TimeProvider clock)
    {
        if (instant > clock.GetUtcNow())
            throw new RuleException("date-in-the-future", VietnamTime.DateOf(instant));
    }
}
