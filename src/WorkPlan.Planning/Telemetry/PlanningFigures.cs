using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Telemetry;

/// <summary>What stands in planning's database, counted for operators; docs/telemetry.md lists them.</summary>
internal static class PlanningFigures
{
    private static readonly ObligationKind[] Kinds = [ObligationKind.Acknowledge, ObligationKind.Supplement, ObligationKind.Report, ObligationKind.Answer];

    public static readonly IReadOnlyList<Figure<PlanningDbContext>> All =
    [
        new("workplan.plans", "{plan}", "Plans, by state.", "state",
            (db, _, token) => db.Plans.CountByAsync(plan => plan.State, token)),
        new("workplan.obligations.open", "{obligation}", "Obligations that nobody has met or waived, by kind.", "kind",
            (db, _, token) => db.Obligations.Where(obligation => obligation.State == ObligationState.Open)
                .CountByAsync(obligation => obligation.Kind, token, Kinds)),
        new("workplan.obligations.overdue", "{obligation}", "Open obligations whose deadline has passed, by kind.", "kind",
            (db, now, token) => db.Obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt < now)
                .CountByAsync(obligation => obligation.Kind, token, Kinds)),
        new("workplan.uptake.waiting", "{document}", "Documents and directions that some unit has not taken up in its plan.", "source",
            WaitingAsync),
        new("workplan.calendar.entries", "{day}", "Days off and worked days that the working calendar knows of this year, and of the year in ninety days.", "year",
            CalendarDaysAsync),
    ];

    /// <summary>None means that deadlines of the year know of weekends only, and not of Tết: somebody has to enter its days.</summary>
    private static async Task<IReadOnlyList<FigureCount>> CalendarDaysAsync(PlanningDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = await new WorkingCalendars(db).GetAsync(cancellationToken);
        var today = VietnamTime.DateOf(now);
        long KnownIn(int year) => calendar.Days.Count(day => day.Date.Year == year);
        return [new("current", KnownIn(today.Year)), new("ahead", KnownIn(today.AddDays(90).Year))];
    }

    private static async Task<IReadOnlyList<FigureCount>> WaitingAsync(PlanningDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var documents = await db.Obligations
            .Where(obligation => obligation.State == ObligationState.Open && obligation.Kind == ObligationKind.Supplement)
            .Select(obligation => obligation.DocumentId).Distinct().LongCountAsync(cancellationToken);
        var directions = await db.Directions.LongCountAsync(
            direction => direction.Addressees.Any(addressee => !direction.Uptakes.Any(uptake => uptake.UnitCode == addressee.UnitCode)),
            cancellationToken);
        return [new("document", documents), new("direction", directions)];
    }
}
