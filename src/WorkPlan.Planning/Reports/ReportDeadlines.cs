using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>By when reports are due, and who is behind.</summary>
internal static class ReportDeadlines
{
    public static async Task<Ok<IReadOnlyList<DeadlineView>>> ListDeadlines(
        string form, string period, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var deadlines = await db.ReportDeadlines.AsNoTracking()
            .Where(deadline => deadline.FormCode == form && deadline.PeriodCode == period).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DeadlineView>>([.. deadlines.OrderBy(deadline => deadline.DueAt).Select(DeadlineView.Of)]);
    }

    public static async Task<Created<DeadlineView>> SetDeadline(
        SetDeadlineRequest request, HttpContext http, PlanningDbContext db, UnitScope scope, PeriodCalendars calendars, BackgroundBell bell,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(ReportPermissions.WriteForms, request.UnitCode ?? Grant.EveryUnit, cancellationToken);
        var period = request.Period.Code;
        var kind = await db.ReportForms.Where(form => form.Code == request.FormCode).OrderByDescending(form => form.ValidFrom)
            .Select(form => (PeriodKind?)form.PeriodKind).FirstOrDefaultAsync(cancellationToken)
            ?? throw ReportForms.FormRules.Unknown(request.FormCode, period);
        if (kind != request.Period.Kind)
            throw ReportRules.OtherPeriodKind(request.FormCode, kind, period);
        // Refused where the work year has no such period.
        _ = (await calendars.SectorAsync(cancellationToken)).RangeOf(request.Period);
        var deadline = new ReportDeadline
        {
            FormCode = request.FormCode,
            PeriodCode = period,
            UnitCode = request.UnitCode,
            Level = request.Level,
            Type = request.Type,
            DueAt = request.DueAt,
            LegalBasis = VietnameseText.Clean(request.LegalBasis),
        };
        db.ReportDeadlines.Add(deadline);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            throw ReportRules.DeadlineTwice(request.FormCode, period);
        }
        bell.RingAfter(http);
        return TypedResults.Created($"/api/v1/planning/report-deadlines?form={deadline.FormCode}&period={period}", DeadlineView.Of(deadline));
    }

    public static async Task<OkWithETag<DeadlineView>> GetDeadline(Guid id, PlanningDbContext db, CancellationToken cancellationToken)
    {
        var deadline = await db.ReportDeadlines.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(DeadlineView.Of(deadline), deadline);
    }

    /// <summary>It was entered wrong, or the document was corrected: what is owed by it moves, and is reminded of anew.</summary>
    public static async Task<OkWithETag<DeadlineView>> CorrectDeadline(
        Guid id, CorrectDeadlineRequest request, IfMatch ifMatch, HttpContext http, PlanningDbContext db, UnitScope scope, BackgroundBell bell,
        CancellationToken cancellationToken)
    {
        var deadline = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        deadline.Correct(request.DueAt, VietnameseText.Clean(request.LegalBasis));
        await db.SaveChangesAsync(cancellationToken);
        bell.RingAfter(http);
        return ETagged.Ok(DeadlineView.Of(deadline), deadline);
    }

    /// <summary>It was entered by mistake: who owed by it owes by what says less, or not at all any longer.</summary>
    public static async Task<NoContent> RemoveDeadline(
        Guid id, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, ReportObligations obligations, CurrentUser user, CancellationToken cancellationToken)
    {
        var deadline = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.ReportDeadlines.Remove(deadline);
        await db.SaveChangesAsync(cancellationToken);
        await obligations.FollowRemovalAsync(deadline, user.UserId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ReportDeadline> DemandAsync(
        Guid id, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var deadline = await db.ReportDeadlines.SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        await scope.DemandAsync(ReportPermissions.WriteForms, deadline.UnitCode ?? Grant.EveryUnit, cancellationToken);
        ifMatch.Demand(deadline);
        return deadline;
    }

    /// <summary>Every unit of the caller's that owes the report, with the instant at which it is due and what became of it.</summary>
    public static async Task<Ok<IReadOnlyList<UnitStandingView>>> ListStandings(
        string form, Period period, PlanningDbContext db, UnitScope scope, ReportDues dues, TimeProvider clock, CancellationToken cancellationToken)
    {
        var book = await dues.OfAsync(form, period, cancellationToken);
        var (lastDay, code) = (book.LastDay, period.Code);
        var reports = await db.Reports.AsNoTracking().Where(report => report.FormCode == form && report.PeriodCode == code)
            .ToDictionaryAsync(report => report.UnitCode, cancellationToken);
        var units = await db.Units.AsNoTracking().InUnits(await scope.UnitsAsync(ReportPermissions.Read, cancellationToken), unit => unit.Code)
            .Where(unit => unit.ValidFrom <= lastDay && (unit.ValidTo == null || unit.ValidTo >= lastDay))
            .OrderBy(unit => unit.Code).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<UnitStandingView>>(
        [
            .. units.Select(unit => (Unit: unit, Report: reports.GetValueOrDefault(unit.Code),
                    Due: book.For(unit)?.DueAt))
                .Where(row => row.Due is not null || row.Report is not null)
                .Select(row => new UnitStandingView(
                    row.Unit.Code, row.Unit.Name, row.Report?.Id, row.Report?.State, row.Due, row.Report?.SubmittedAt,
                    ReportStandings.Of(row.Due, row.Report?.SubmittedAt, now))),
        ]);
    }
}
