using WorkPlan.Planning.Calendars;

namespace WorkPlan.Planning.Rollups.States;

internal static class YearLayouts
{
    /// <summary>A work year of the sector, as this installation reckons it.</summary>
    public static async ValueTask<YearLayout> LayoutOfAsync(this PeriodCalendars calendars, int workYear, CancellationToken cancellationToken) =>
        YearLayout.Of((await calendars.SectorAsync(cancellationToken)).YearOf(workYear));
}
