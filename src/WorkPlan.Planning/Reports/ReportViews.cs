using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.ReportForms;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>Finds a report that the caller may see, and shows it with its checks, its deadline and what locks it.</summary>
internal sealed class ReportViews(PlanningDbContext db, UnitScope scope, ReportDesk desk, ReportOpenings openings, PeriodLocks locks,
    TimeProvider clock)
{
    public async Task<Report> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Reports.Include(report => report.Trace)
            .InUnits(await scope.UnitsAsync(ReportPermissions.Read, cancellationToken), report => report.UnitCode)
            .SingleOrDefaultAsync(report => report.Id == id, cancellationToken) ?? throw new NotFoundException();

    public async Task<OkWithETag<ReportView>> ShowAsync(Report report, CancellationToken cancellationToken) =>
        ETagged.Ok(await ShowAsync(report, await desk.FormAsync(report, cancellationToken), cancellationToken), report);

    public async Task<ReportView> ShowAsync(Report report, ReportForm form, CancellationToken cancellationToken)
    {
        var due = await desk.DueAtAsync(report.UnitCode, report.FormCode, report.PeriodCode, cancellationToken);
        var book = await locks.ReadAsync([report.WorkYear], cancellationToken);
        return new ReportView(
            report.Id, report.UnitCode, report.FormCode, form.Name, report.PeriodCode, report.State,
            [
                .. form.Content.Cells.Select(cell => new ReportCellView(
                    cell.Code, cell.Name, report.Cells.TryGetValue(cell.Code, out var value) ? value : null, cell.OpensFrom)),
            ],
            ReportDesk.Balance(form, report.Cells), await openings.CheckAsync(report, form, alone: false, cancellationToken), due,
            ReportStandings.Of(due, report.SubmittedAt, clock.GetUtcNow()), report.SubmittedAt, report.SubmittedBy, report.AcceptedAt, report.AcceptedBy,
            book.Find(report.UnitCode, Period.Parse(report.PeriodCode), report.FormCode),
            [
                .. report.Trace.OrderBy(entry => entry.Number)
                    .Select(entry => new ReportEventView(entry.Kind, entry.Reason, entry.At, entry.By, entry.Changes)),
            ]);
    }
}
