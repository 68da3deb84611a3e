using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

internal static class ReportEndpoints
{
    private static readonly Sorting<Report> Sorting = new Sorting<Report>(report => report.Id)
        .By("unitCode", report => report.UnitCode)
        .By("period", report => report.PeriodCode)
        .By("submittedAt", report => report.SubmittedAt);

    public static void MapReportRoutes(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("", ListReports).RequirePermission(ReportPermissions.Read);
        reports.MapPost("", BeginReport).RequirePermission(ReportPermissions.Write).Idempotent<PlanningDbContext>();
        reports.MapGet("/standings", ReportDeadlines.ListStandings).RequirePermission(ReportPermissions.Read);
        reports.MapGet("/{id:guid}", GetReport).RequirePermission(ReportPermissions.Read);
        reports.MapPut("/{id:guid}/cells", FillReport).RequirePermission(ReportPermissions.Write);
        reports.MapPost("/{id:guid}/submit", AdvanceReport.Submit).RequirePermission(ReportPermissions.Write);
        reports.MapPost("/{id:guid}/return", AdvanceReport.Return).RequirePermission(ReportPermissions.Accept);
        reports.MapPost("/{id:guid}/accept", AdvanceReport.Accept).RequirePermission(ReportPermissions.Accept);
        reports.MapPost("/{id:guid}/corrections", AdvanceReport.Correct).RequirePermission(ReportPermissions.Write);
        var deadlines = routes.MapGroup("/report-deadlines").WithTags("Reports");
        deadlines.MapGet("", ReportDeadlines.ListDeadlines).RequirePermission(ReportPermissions.Read);
        deadlines.MapGet("/{id:guid}", ReportDeadlines.GetDeadline).RequirePermission(ReportPermissions.Read);
        deadlines.MapPut("/{id:guid}", ReportDeadlines.CorrectDeadline).RequirePermission(ReportPermissions.WriteForms);
        deadlines.MapDelete("/{id:guid}", ReportDeadlines.RemoveDeadline).RequirePermission(ReportPermissions.WriteForms);
        deadlines.MapPost("", ReportDeadlines.SetDeadline).RequirePermission(ReportPermissions.WriteForms).Idempotent<PlanningDbContext>();
    }

    private static async Task<Ok<Page<ReportSummary>>> ListReports(
        [AsParameters] PageQuery paging, string? unit, string? form, string? period, int? workYear, Choice<ReportState>? state, PlanningDbContext db,
        UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        var reports = db.Reports.AsNoTracking().InUnits(await scope.UnitsAsync(ReportPermissions.Read, cancellationToken), report => report.UnitCode);
        if (unit is not null)
            reports = reports.Where(report => report.UnitCode == unit);
        if (form is not null)
            reports = reports.Where(report => report.FormCode == form);
        if (period is not null)
            reports = reports.Where(report => report.PeriodCode == period);
        if (workYear is not null)
            reports = reports.Where(report => report.WorkYear == workYear);
        if (state is { Value: var wanted })
            reports = reports.Where(report => report.State == wanted);
        return TypedResults.Ok(await reports.ToPageAsync(
            paging, Sorting, "period,unitCode",
            report => new ReportSummary(report.Id, report.UnitCode, report.FormCode, report.PeriodCode, report.State, report.SubmittedAt, report.AcceptedAt),
            texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<ReportView>> BeginReport(
        BeginReportRequest request, PlanningDbContext db, UnitScope scope, PeriodCalendars calendars, PeriodLocks locks, ReportViews views,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(ReportPermissions.Write, request.UnitCode, cancellationToken);
        var range = (await calendars.SectorAsync(cancellationToken)).RangeOf(request.Period);
        var lastDay = range.To!.Value;
        var form = await db.ReportForms.AsNoTracking().SingleOrDefaultAsync(
            form => form.Code == request.FormCode && form.ValidFrom <= lastDay && (form.ValidTo == null || form.ValidTo >= lastDay), cancellationToken)
            ?? throw FormRules.Unknown(request.FormCode, request.Period.Code);
        if (form.PeriodKind != request.Period.Kind)
            throw ReportRules.OtherPeriodKind(form.Code, form.PeriodKind, request.Period.Code);
        if (range.From > VietnamTime.Today(clock))
            throw ReportRules.PeriodNotBegun(request.Period.Code);
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == request.UnitCode, cancellationToken)
            ?? throw UnitRules.Unknown(request.UnitCode);
        if (lastDay < unit.ValidFrom || lastDay > unit.ValidTo)
            throw ReportRules.UnitNotThere(unit.Code, request.Period.Code);
        await locks.DemandOpenAsync(unit.Code, request.Period, form.Code, cancellationToken);
        var report = Report.Begin(unit.Code, form, request.Period);
        report.Fill(CellsOf(request.Cells ?? [], form));
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/reports/{report.Id}", await views.ShowAsync(report, form, cancellationToken), report);
    }

    private static async Task<OkWithETag<ReportView>> GetReport(Guid id, ReportViews views, CancellationToken cancellationToken) =>
        await views.ShowAsync(await views.FindAsync(id, cancellationToken), cancellationToken);

    private static async Task<OkWithETag<ReportView>> FillReport(
        Guid id, FillReportRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, PeriodLocks locks, ReportDesk desk, ReportViews views,
        CancellationToken cancellationToken)
    {
        var report = await views.FindAsync(id, cancellationToken);
        await scope.DemandAsync(ReportPermissions.Write, report.UnitCode, cancellationToken);
        ifMatch.Demand(report);
        await locks.DemandOpenAsync(report.UnitCode, Period.Parse(report.PeriodCode), report.FormCode, cancellationToken);
        report.Fill(CellsOf(request.Cells, await desk.FormAsync(report, cancellationToken)));
        await db.SaveChangesAsync(cancellationToken);
        return await views.ShowAsync(report, cancellationToken);
    }

    /// <summary>Of a cell that comes twice the last figure counts; cells that the form does not have are refused.</summary>
    public static IReadOnlyDictionary<string, long> CellsOf(IReadOnlyList<CellValue> values, ReportForm form)
    {
        var known = form.Content.Cells.Select(cell => cell.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = values.Select(value => value.Cell).Where(cell => !known.Contains(cell)).Distinct().ToList();
        if (unknown.Count > 0)
            throw ReportRules.CellUnknown(unknown);
        var cells = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var value in values)
            cells[value.Cell] = value.Value;
        return cells;
    }
}
