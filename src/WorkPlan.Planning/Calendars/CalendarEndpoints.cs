using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

public sealed record ReplaceCalendarDaysRequest([property: Items(0, 366)] IReadOnlyList<CalendarDayRequest> Days);

public sealed record CalendarDayRequest(
    DateOnly Date, CalendarDayKind Kind, [property: Text(200)] string Name, [property: Text(400)] string Basis);

/// <param name="Year">The calendar year.</param>
/// <param name="Covered">False where no day of the year is known: deadlines in it know of weekends only, and somebody has to enter its holidays.</param>
/// <param name="Days">What is special in it.</param>
internal sealed record CalendarYearView(int Year, bool Covered, IReadOnlyList<CalendarDayView> Days);

/// <param name="Own">True when this installation entered the day; false when it is in the published calendar.</param>
internal sealed record CalendarDayView(
    DateOnly Date, CalendarDayKind Kind, string Name, string Basis, CalendarDaySureness Sureness, bool Own);

internal sealed record PeriodView(string Code, PeriodKind Kind, DateOnly From, DateOnly To);

internal static class CalendarEndpoints
{
    public static WebApplicationBuilder AddCalendars(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<WorkingCalendars>();
        builder.Services.AddScoped<PeriodCalendars>();
        builder.Services.AddScoped<DeadlineRecount>();
        return builder;
    }

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        var calendars = routes.MapGroup("/calendars/{year:int:range(1990,2100)}").WithTags("Calendars");
        calendars.MapGet("", GetYear).RequirePermission(PlanningPermissions.ReadReference);
        calendars.MapPut("", ReplaceDays).RequirePermission(PlanningPermissions.WriteCalendars);
        routes.MapGet("/periods", ListPeriods).WithTags("Calendars").RequirePermission(PlanningPermissions.ReadReference);
        routes.MapPeriodCalendars();
    }

    private static async Task<OkWithETag<CalendarYearView>> GetYear(int year, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var own = await db.CalendarYears.AsNoTracking().SingleOrDefaultAsync(known => known.Year == year, cancellationToken);
        return Show(year, own);
    }

    /// <summary>A year without own days has the ETag "0". Open deadlines that were computed by the old days are counted anew.</summary>
    private static async Task<OkWithETag<CalendarYearView>> ReplaceDays(
        int year, ReplaceCalendarDaysRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, DeadlineRecount recount,
        BackgroundBell bell, HttpContext http, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WriteCalendars, Grant.EveryUnit, cancellationToken);
        var own = await db.CalendarYears.SingleOrDefaultAsync(known => known.Year == year, cancellationToken);
        if (own is null)
            db.CalendarYears.Add(own = CalendarYear.Of(year));
        ifMatch.Demand(own);
        own.Replace([.. request.Days.Select(day => new CalendarDay(day.Date, day.Kind, day.Name, day.Basis))]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (await recount.FollowAsync(year, cancellationToken) > 0)
            bell.RingAfter(http);
        await transaction.CommitAsync(cancellationToken);
        return Show(year, own);
    }

    private static async Task<Ok<IReadOnlyList<PeriodView>>> ListPeriods(
        int workYear, string? calendar, Choice<PeriodKind>? kind, PeriodCalendars calendars, CancellationToken cancellationToken)
    {
        if (workYear is < 2000 or > 2100)
            throw new NotFoundException();
        var year = (await calendars.GetAsync(calendar ?? PeriodCalendar.Sector.Code, cancellationToken)).YearOf(workYear);
        return TypedResults.Ok<IReadOnlyList<PeriodView>>(
        [
            // Weeks only where they are asked for: they are fifty-three.
            .. Enum.GetValues<PeriodKind>().Where(known => kind is null ? known != PeriodKind.Week : known == kind.Value.Value)
                .SelectMany(year.PeriodsOf).Select(period => (Period: period, Range: year.RangeOf(period)))
                .Select(part => new PeriodView(part.Period.Code, part.Period.Kind, part.Range.From, part.Range.To!.Value)),
        ]);
    }

    private static OkWithETag<CalendarYearView> Show(int year, CalendarYear? own)
    {
        var dates = own?.Days.Select(day => day.Date).ToHashSet() ?? [];
        var calendar = WorkingCalendar.Vietnam.With(own?.Days ?? []);
        var days = calendar.Days.Where(day => day.Date.Year == year)
            .Select(day => new CalendarDayView(day.Date, day.Kind, day.Name, day.Basis, day.Sureness, dates.Contains(day.Date)));
        return ETagged.Ok(new CalendarYearView(year, calendar.Covers(new DateOnly(year, 1, 1)), [.. days]), own?.Version ?? 0);
    }
}
