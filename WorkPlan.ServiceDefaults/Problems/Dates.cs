using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>What was done on paper can be entered later, but not before it was done: 409 <c>date-in-the-future</c>.</summary>
public static class Dates
{
    /// <summary>Refuses a day that has not come yet, as days are counted in Vietnam.</summary>
    public static void DemandNotAhead(DateOnly day, TimeProvider clock)
    {
        if (day > VietnamTime.Today(clock))
            throw new RuleException("date-in-the-future", day);
    }

    /// <inheritdoc cref="DemandNotAhead(DateOnly, TimeProvider)"/>
    public static void DemandNotAhead(DateTimeOffset instant, TimeProvider clock)
    {
        if (instant > clock.GetUtcNow())
            throw new RuleException("date-in-the-future", VietnamTime.DateOf(instant));
    }
}
