using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.ReportForms;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// The way of a report: submitted by its unit, returned with a reason or accepted by the unit above, which locks it. Correcting it then
/// takes an exception to that lock, and moves everything that follows from its figures.
/// </summary>
internal sealed class AdvanceReport(
    PlanningDbContext db, UnitScope scope, IUnitDirectory directory, PeriodLocks locks, ReportOpenings openings, ReportDesk desk, ReportFeeds feeds,
    ReportObligations obligations, ReportViews views, IPublishEndpoint events, CurrentUser user, TimeProvider clock, Texts texts)
{
    private Actor By => new(user.UserId, clock.GetUtcNow());

    public static async Task<OkWithETag<ReportView>> Submit(Guid id, IfMatch ifMatch, AdvanceReport advance, CancellationToken cancellationToken) =>
        await advance.SubmitAsync(id, ifMatch, cancellationToken);

    public static async Task<OkWithETag<ReportView>> Return(
        Guid id, ReturnReportRequest request, IfMatch ifMatch, AdvanceReport advance, CancellationToken cancellationToken) =>
        await advance.ReturnAsync(id, request.Reason, ifMatch, cancellationToken);

    public static async Task<OkWithETag<ReportView>> Accept(Guid id, IfMatch ifMatch, AdvanceReport advance, CancellationToken cancellationToken) =>
        await advance.AcceptAsync(id, ifMatch, cancellationToken);

    public static async Task<OkWithETag<ReportView>> Correct(
        Guid id, CorrectReportRequest request, IfMatch ifMatch, AdvanceReport advance, CancellationToken cancellationToken) =>
        await advance.CorrectAsync(id, request, ifMatch, cancellationToken);

    private async Task<OkWithETag<ReportView>> SubmitAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var report = await OwnAsync(id, ifMatch, cancellationToken);
        await DemandOpenAsync(report, cancellationToken);
        report.Submit(By);
        var form = await desk.FormAsync(report, cancellationToken);
        await openings.ClaimAsync(report, cancellationToken);
        await desk.DemandSoundAsync(report, form, alone: false, cancellationToken);
        await feeds.DemandFittingAsync(report, form, cancellationToken);
        await TellNextAsync(report, texts["Report.ClosedOtherwise", form.Name, report.PeriodCode], cancellationToken);
        var others = await obligations.SatisfyAsync(report, cancellationToken);
        var due = await desk.DueAtAsync(report.UnitCode, report.FormCode, report.PeriodCode, cancellationToken);
        await events.Publish(
            new ReportSubmitted
            {
                StreamKey = $"report:{report.Id}",
                Version = report.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                ReportId = report.Id,
                UnitCode = report.UnitCode,
                WorkYear = report.WorkYear,
                FormCode = report.FormCode,
                FormName = form.Name,
                Period = report.PeriodCode,
                SubmittedAt = report.SubmittedAt!.Value,
                DueAt = due,
                InTime = ReportStandings.Of(due, report.SubmittedAt, clock.GetUtcNow()) != ReportStanding.Late,
                AlsoForUnitCodes = others,
            },
            cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException exception) when (exception.Entries.All(entry => entry.Entity != report))
        {
            // Another successor opened with the same closing at this moment, or the next report was accepted; this one is as the caller knows it.
            throw new RuleException("lost-race");
        }
        return await views.ShowAsync(report, cancellationToken);
    }

    private async Task<OkWithETag<ReportView>> ReturnAsync(Guid id, string reason, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var (report, _) = await FromBelowAsync(id, ifMatch, cancellationToken);
        report.Return(reason, By);
        await db.SaveChangesAsync(cancellationToken);
        return await views.ShowAsync(report, cancellationToken);
    }

    private async Task<OkWithETag<ReportView>> AcceptAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var (report, superior) = await FromBelowAsync(id, ifMatch, cancellationToken);
        await DemandOpenAsync(report, cancellationToken);
        var form = await desk.FormAsync(report, cancellationToken);
        var period = Period.Parse(report.PeriodCode);
        report.Accept(By);
        // What it opens with may have come, or come back changed, since it was submitted.
        await desk.DemandSoundAsync(report, form, alone: false, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.PeriodLocks.Add(PeriodLock.Put(
            await LockEndpoints.LevelAsync(db, superior, cancellationToken), superior, report.UnitCode, period, texts["Lock.Accepted", form.Name], By,
            new LockExtent(form.Code, ReportId: report.Id)));
        await db.SaveChangesAsync(cancellationToken);
        await feeds.FollowAsync(report, form, texts["Report.Accepted", form.Name, period], By, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await views.ShowAsync(report, cancellationToken);
    }

    private async Task<OkWithETag<ReportView>> CorrectAsync(Guid id, CorrectReportRequest request, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var report = await OwnAsync(id, ifMatch, cancellationToken);
        if (report.State != ReportState.Accepted)
            throw ReportRules.NotAccepted(report.State);
        await DemandOpenAsync(report, cancellationToken);
        var form = await desk.FormAsync(report, cancellationToken);
        report.Correct(ReportEndpoints.CellsOf(request.Cells, form), request.Reason, By);
        await desk.DemandSoundAsync(report, form, alone: true, cancellationToken);
        await TellNextAsync(report, request.Reason, cancellationToken);
        await TellSharingAsync(report, form, request.Reason, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await feeds.FollowAsync(report, form, request.Reason, By, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await views.ShowAsync(report, cancellationToken);
    }

    /// <summary>
    /// The reports after it, the unit's or its successors', that open with something else than it closes with: they say so from now on, and
    /// are to be corrected, too. They came before it, or it came back and closes with other figures than before.
    /// </summary>
    private async Task TellNextAsync(Report report, string reason, CancellationToken cancellationToken)
    {
        var differing = new List<Report>();
        foreach (var after in (await openings.OpenedFromAsync(report, cancellationToken)).Where(after => after.IsOnItsWay))
        {
            var checks = await openings.CheckAsync(after, await desk.FormAsync(after, cancellationToken), alone: false, cancellationToken);
            if (checks.Any(check => check.Holds == false))
                differing.Add(after);
        }
        Tell(differing, reason);
    }

    /// <summary>
    /// What a divided unit left goes up among its successors no longer: who corrects goes first, and the others are told to follow.
    /// Otherwise two that had each opened with the other's cases could never be put right.
    /// </summary>
    private async Task TellSharingAsync(Report report, ReportForm form, string reason, CancellationToken cancellationToken)
    {
        if ((await openings.CheckAsync(report, form, alone: false, cancellationToken)).Any(check => check.Holds == false))
            Tell(await openings.SharingWithAsync(report, cancellationToken), reason);
    }

    private void Tell(IEnumerable<Report> reports, string reason)
    {
        foreach (var after in reports.Where(after => after.IsOnItsWay))
        {
            after.OpeningMoved(reason, By);
            db.Touch(after);
        }
    }

    private async Task<Report> OwnAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var report = await views.FindAsync(id, cancellationToken);
        await scope.DemandAsync(ReportPermissions.Write, report.UnitCode, cancellationToken);
        ifMatch.Demand(report);
        return report;
    }

    /// <summary>Nobody accepts or returns his own unit's report: it is for the unit above, or for the sector.</summary>
    private async Task<(Report Report, string? Superior)> FromBelowAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var report = await views.FindAsync(id, cancellationToken);
        var superior = (await directory.GetAsync(cancellationToken)).Ancestors(report.UnitCode).FirstOrDefault();
        await scope.DemandAsync(ReportPermissions.Accept, superior ?? Grant.EveryUnit, cancellationToken);
        ifMatch.Demand(report);
        return (report, superior);
    }

    private Task DemandOpenAsync(Report report, CancellationToken cancellationToken) =>
        locks.DemandOpenAsync(report.UnitCode, Period.Parse(report.PeriodCode), report.FormCode, cancellationToken);
}
