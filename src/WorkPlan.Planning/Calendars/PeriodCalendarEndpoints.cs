using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

/// <summary>All versions that this installation adds to the published calendar; those that are not named go.</summary>
public sealed record ReplacePeriodCalendarRequest([property: Items(0, 50)] IReadOnlyList<PeriodCalendarVersionRequest> Versions);

/// <param name="AppliesFromYear">The first work year that begins so.</param>
/// <param name="StartMonth">The month on whose first day work years begin.</param>
/// <param name="StartsInPreviousYear">Whether that month lies in the calendar year before.</param>
/// <param name="LegalBasis">The document that says so.</param>
public sealed record PeriodCalendarVersionRequest(
    [property: Between(2000, 2100)] int AppliesFromYear, [property: Between(1, 12)] int StartMonth, bool StartsInPreviousYear,
    [property: Text(400)] string LegalBasis);

internal sealed record PeriodCalendarView(string Code, string Name, IReadOnlyList<PeriodCalendarVersionView> Versions);

/// <param name="Own">True when this installation entered the version; false when it is published.</param>
internal sealed record PeriodCalendarVersionView(int AppliesFromYear, int StartMonth, bool StartsInPreviousYear, string LegalBasis, bool Own);

internal static class PeriodCalendarEndpoints
{
    public static void MapPeriodCalendars(this IEndpointRouteBuilder routes)
    {
        var calendars = routes.MapGroup("/periods/calendars").WithTags("Calendars");
        calendars.MapGet("", ListCalendars).RequirePermission(PlanningPermissions.ReadReference);
        calendars.MapGet("/{code}", GetCalendar).RequirePermission(PlanningPermissions.ReadReference);
        calendars.MapPut("/{code}", ReplaceVersions).RequirePermission(PlanningPermissions.WriteCalendars);
    }

    private static async Task<Ok<IReadOnlyList<PeriodCalendarView>>> ListCalendars(PlanningDbContext db, CancellationToken cancellationToken)
    {
        var own = await db.PeriodCalendars.AsNoTracking().ToDictionaryAsync(calendar => calendar.Code, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<PeriodCalendarView>>(
            [.. PeriodCalendar.All.Select(calendar => ViewOf(calendar, own.GetValueOrDefault(calendar.Code)))]);
    }

    private static async Task<OkWithETag<PeriodCalendarView>> GetCalendar(string code, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var published = Published(code);
        var own = await db.PeriodCalendars.AsNoTracking().SingleOrDefaultAsync(calendar => calendar.Code == code, cancellationToken);
        return ETagged.Ok(ViewOf(published, own), own?.Version ?? 0);
    }

    /// <summary>A calendar without own versions has the ETag "0".</summary>
    private static async Task<OkWithETag<PeriodCalendarView>> ReplaceVersions(
        string code, ReplacePeriodCalendarRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteCalendars, Grant.EveryUnit, cancellationToken);
        var published = Published(code);
        var own = await db.PeriodCalendars.SingleOrDefaultAsync(calendar => calendar.Code == code, cancellationToken);
        if (own is null)
            db.PeriodCalendars.Add(own = OwnPeriodCalendar.Of(code));
        ifMatch.Demand(own);
        var before = PeriodCalendars.Combine(published, own.Versions);
        own.Replace(published, [.. request.Versions.Select(version => new PeriodCalendarVersion(
            version.AppliesFromYear, version.StartMonth, version.StartsInPreviousYear, VietnameseText.Clean(version.LegalBasis)))]);
        await DemandNoFiguresMoveAsync(before, PeriodCalendars.Combine(published, own.Versions), db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ViewOf(published, own), own);
    }

    /// <summary>What was recorded for a period of the sector stays where it is: a year that holds figures keeps its days.</summary>
    private static async Task DemandNoFiguresMoveAsync(
        PeriodCalendar before, PeriodCalendar after, PlanningDbContext db, CancellationToken cancellationToken)
    {
        if (before.Code != PeriodCalendar.Sector.Code)
            return;
        var years = await db.Results.Select(result => result.WorkYear).Distinct().ToListAsync(cancellationToken);
        foreach (var year in years.Order())
        {
            if (before.YearOf(year).Range != after.YearOf(year).Range)
                throw new RuleException("period-calendar-in-use", year);
        }
    }

    private static PeriodCalendar Published(string code) =>
        PeriodCalendar.All.FirstOrDefault(calendar => calendar.Code == code) ?? throw new NotFoundException();

    private static PeriodCalendarView ViewOf(PeriodCalendar published, OwnPeriodCalendar? own)
    {
        var ownYears = own?.Versions.Select(version => version.AppliesFromYear).ToHashSet() ?? [];
        return new PeriodCalendarView(
            published.Code, published.Name,
            [
                .. PeriodCalendars.Combine(published, own?.Versions ?? []).Versions.Select(version => new PeriodCalendarVersionView(
                    version.AppliesFromYear, version.StartMonth, version.StartsInPreviousYear, version.LegalBasis, ownYears.Contains(version.AppliesFromYear))),
            ]);
    }
}
