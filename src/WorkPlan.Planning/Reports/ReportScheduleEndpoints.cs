using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <param name="LegalBasis">The document that says so.</param>
/// <param name="Tiers">Every tier that reports by the form; those that are not named do not any more.</param>
public sealed record ReplaceScheduleRequest(
    [property: Text(400)] string LegalBasis, [property: Items(0, 50)] IReadOnlyList<ReportTierRequest> Tiers);

/// <param name="DaysAfter">How many days after the period's last day; 0 is that day.</param>
/// <param name="Hour">The local hour: 16:00.</param>
/// <param name="WorkingDays">True where the document counts working days; otherwise the day stays where it is, on a Sunday too.</param>
/// <param name="UnitCode">For this unit and everything below it; missing: for all.</param>
/// <param name="Level">Only for units of this level.</param>
/// <param name="Type">Only for units of this type.</param>
public sealed record ReportTierRequest(
    [property: Between(0, 90)] int DaysAfter, TimeOnly Hour, bool WorkingDays = false,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? UnitCode = null, OrgLevel? Level = null, OrgUnitType? Type = null);

internal sealed record ReportScheduleView(string FormCode, string LegalBasis, IReadOnlyList<ReportTier> Tiers)
{
    public static ReportScheduleView Of(ReportSchedule schedule) => new(schedule.FormCode, schedule.LegalBasis, schedule.Tiers);
}

internal static class ReportScheduleEndpoints
{
    public static void MapReportSchedules(this IEndpointRouteBuilder routes)
    {
        var schedules = routes.MapGroup("/report-schedules").WithTags("Reports");
        schedules.MapGet("/{formCode}", GetSchedule).RequirePermission(ReportPermissions.Read);
        schedules.MapPut("/{formCode}", ReplaceSchedule).RequirePermission(ReportPermissions.WriteForms);
    }

    private static async Task<OkWithETag<ReportScheduleView>> GetSchedule(string formCode, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var schedule = await db.ReportSchedules.AsNoTracking().SingleOrDefaultAsync(known => known.FormCode == formCode, cancellationToken)
            ?? throw new NotFoundException();
        return ETagged.Ok(ReportScheduleView.Of(schedule), schedule);
    }

    /// <summary>A form without a schedule has the ETag "0". What is owed already keeps its deadline; periods that begin from now on follow.</summary>
    private static async Task<OkWithETag<ReportScheduleView>> ReplaceSchedule(
        string formCode, ReplaceScheduleRequest request, IfMatch ifMatch, HttpContext http, PlanningDbContext db, UnitScope scope, PeriodCalendars calendars,
        IUnitDirectory directory, BackgroundBell bell, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(ReportPermissions.WriteForms, Grant.EveryUnit, cancellationToken);
        var kind = await db.ReportForms.Where(form => form.Code == formCode).OrderByDescending(form => form.ValidFrom)
            .Select(form => (PeriodKind?)form.PeriodKind).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var tree = await directory.GetAsync(cancellationToken);
        if (request.Tiers.FirstOrDefault(tier => tier.UnitCode is { } unit && !tree.Knows(unit)) is { } unknown)
            throw UnitRules.Unknown(unknown.UnitCode!);
        var schedule = await db.ReportSchedules.SingleOrDefaultAsync(known => known.FormCode == formCode, cancellationToken);
        if (schedule is null)
        {
            var calendar = await calendars.SectorAsync(cancellationToken);
            var running = calendar.RangeOf(calendar.PeriodOf(VietnamTime.Today(clock), kind));
            db.ReportSchedules.Add(schedule = ReportSchedule.Of(formCode, running.From.AddDays(-1)));
        }
        ifMatch.Demand(schedule);
        schedule.Replace(request.LegalBasis, [.. request.Tiers.Select(tier => new ReportTier
        {
            UnitCode = tier.UnitCode,
            Level = tier.Level,
            Type = tier.Type,
            DaysAfter = tier.DaysAfter,
            Hour = tier.Hour,
            WorkingDays = tier.WorkingDays,
        })]);
        await db.SaveChangesAsync(cancellationToken);
        bell.RingAfter(http);
        return ETagged.Ok(ReportScheduleView.Of(schedule), schedule);
    }
}
