namespace WorkPlan.SharedKernel;

/// <summary>
/// From which work year on a calendar's years begin in which month. A new version does not touch the years before it: the last one of
/// them simply ends on the day before the first new one begins.
/// </summary>
/// <param name="AppliesFromYear">The first work year that begins so.</param>
/// <param name="StartMonth">The month whose first day begins the work year.</param>
/// <param name="StartsInPreviousYear">True when that month lies in the calendar year before the one the work year is named after.</param>
/// <param name="LegalBasis">The document that says so.</param>
public sealed record PeriodCalendarVersion(int AppliesFromYear, int StartMonth, bool StartsInPreviousYear, string LegalBasis)
{
    internal DateOnly StartOf(int workYear) => new(StartsInPreviousYear ? workYear - 1 : workYear, StartMonth, 1);
}
