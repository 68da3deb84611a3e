using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>How a target stands that a unit wants to have reached before its year is over.</summary>
public enum DueStanding
{
    /// <summary>Reached before that day, and for good.</summary>
    Early,

    /// <summary>Kept when that day was over.</summary>
    InTime,

    /// <summary>Not kept when that day was over, whatever came later.</summary>
    Late,

    /// <summary>The day is not over, and it has not been reached for good.</summary>
    Open,
}

/// <summary>Holds what a unit reached against the day by which it wanted to.</summary>
internal static class DueStandings
{
    /// <summary>
    /// A floor of counts is reached on a day and cannot be lost again, so that day decides. Anything else is judged by the figures of the
    /// periods that ended by the due day, once it is over. Null where nothing arose until then: there was nothing to reach.
    /// </summary>
    /// <param name="rule">What the unit wants to reach.</param>
    /// <param name="year">The figures of the whole year.</param>
    /// <param name="dueOn">By when.</param>
    /// <param name="today">Vietnam's date.</param>
    public static DueStanding? Of(TargetRule rule, TargetInputs year, DateOnly dueOn, DateOnly today)
    {
        var byThen = rule.Evaluate(Until(year, dueOn));
        if ((byThen.MetOn ?? rule.Evaluate(year).MetOn) is { } metOn && metOn <= dueOn)
            return metOn < dueOn ? DueStanding.Early : DueStanding.InTime;
        if (today <= dueOn)
            return DueStanding.Open;
        return byThen.Outcome switch
        {
            TargetOutcome.Met or TargetOutcome.Exceeded => DueStanding.InTime,
            TargetOutcome.NotArisen => null,
            _ => DueStanding.Late,
        };
    }

    /// <summary>Whose members somebody has to name for <see cref="Of"/>.</summary>
    public static IEnumerable<HeadcountNeed> HeadcountsFor(TargetRule rule, TargetInputs year, DateOnly dueOn) =>
        rule.HeadcountsFor(year).Concat(rule.HeadcountsFor(Until(year, dueOn)));

    private static TargetInputs Until(TargetInputs year, DateOnly dueOn) =>
        year with { Range = new Validity(year.Range.From, dueOn < year.Range.From ? year.Range.From : dueOn) };
}
