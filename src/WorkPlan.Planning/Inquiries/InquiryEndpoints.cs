using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Inquiries;

internal static class InquiryEndpoints
{
    private static readonly Sorting<Inquiry> Sorting = new Sorting<Inquiry>(inquiry => inquiry.Id)
        .By("dueAt", inquiry => inquiry.Deadline.DueAt)
        .By("askedOn", inquiry => inquiry.AskedOn)
        .By("unitCode", inquiry => inquiry.UnitCode);

    public static void MapInquiries(this IEndpointRouteBuilder routes)
    {
        var inquiries = routes.MapGroup("/inquiries").WithTags("Inquiries");
        inquiries.MapGet("", ListInquiries).RequirePermission(DocumentPermissions.Read);
        inquiries.MapPost("", AskInquiry).RequirePermission(PlanningPermissions.AskInquiries).Idempotent<PlanningDbContext>();
        inquiries.MapGet("/output", CountOutput).RequirePermission(DocumentPermissions.Read);
        inquiries.MapGet("/{id:guid}", GetInquiry).RequirePermission(DocumentPermissions.Read);
        inquiries.MapPost("/{id:guid}/answer", AnswerInquiry).RequirePermission(PlanningPermissions.AnswerInquiries);
        inquiries.MapPost("/{id:guid}/withdraw", WithdrawInquiry).RequirePermission(PlanningPermissions.AskInquiries);
    }

    private static async Task<Ok<Page<InquiryView>>> ListInquiries(
        [AsParameters] PageQuery paging, string? unit, string? under, string? toUnit, int? workYear, string? field, Choice<InquiryState>? state,
        bool? overdue, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var inquiries = (await ReadableAsync(db, scope, cancellationToken)).AsNoTracking();
        if (unit is not null)
            inquiries = inquiries.Where(inquiry => inquiry.UnitCode == unit);
        inquiries = await inquiries.UnderAsync(under, directory, inquiry => inquiry.UnitCode, cancellationToken);
        if (toUnit is not null)
            inquiries = inquiries.Where(inquiry => inquiry.ToUnitCode == toUnit);
        if (workYear is not null)
            inquiries = inquiries.Where(inquiry => inquiry.WorkYear == workYear);
        if (field is not null)
            inquiries = inquiries.Where(inquiry => inquiry.FieldCode == field);
        if (state is { Value: var wanted })
            inquiries = inquiries.Where(inquiry => inquiry.State == wanted);
        if (overdue is not null)
            inquiries = inquiries.Where(inquiry => overdue == (inquiry.State == InquiryState.Open && inquiry.Deadline.DueAt < now));
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            inquiries = inquiries.Where(inquiry => inquiry.SearchKey.Contains(words));
        var page = await inquiries.ToPageAsync(paging, Sorting, "dueAt", inquiry => inquiry, texts, cancellationToken);
        return TypedResults.Ok(new Page<InquiryView>(
            [.. page.Items.Select(inquiry => InquiryView.Of(inquiry, now))], page.Number, page.PageSize, page.Total));
    }

    private static async Task<CreatedWithETag<InquiryView>> AskInquiry(
        AskRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, WorkingCalendars calendars,
        PeriodCalendars periods, InquiryDesk desk, IOptions<InquiryOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.AskInquiries, request.UnitCode, cancellationToken);
        SecrecyStamp.Refuse(request.Subject, request.Question);
        var tree = await directory.GetAsync(cancellationToken);
        if (!MayAnswer(tree, request.UnitCode, request.ToUnitCode))
            throw InquiryRules.NotAbove(request.ToUnitCode, request.UnitCode);
        if (request.FieldCode is { } field && !await db.Fields.AnyAsync(known => known.Code == field, cancellationToken))
            throw CatalogueRules.FieldUnknown(field);
        var today = VietnamTime.Today(clock);
        var askedOn = request.AskedOn ?? today;
        var deadline = request.DueAt is { } named
            ? Deadline.Explicit(named)
            : Deadline.WorkingDaysAfter(askedOn, options.Value.AnswerWorkingDays, await calendars.GetAsync(cancellationToken));
        var inquiry = Inquiry.Ask(request, askedOn, deadline, today, await periods.SectorAsync(cancellationToken));
        db.Inquiries.Add(inquiry);
        await desk.AskAsync(inquiry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/inquiries/{inquiry.Id}", InquiryView.Of(inquiry, clock.GetUtcNow()), inquiry);
    }

    private static async Task<OkWithETag<InquiryView>> GetInquiry(
        Guid id, PlanningDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var inquiry = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(InquiryView.Of(inquiry, clock.GetUtcNow()), inquiry);
    }

    private static async Task<OkWithETag<InquiryView>> AnswerInquiry(
        Guid id, AnswerInquiryRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, InquiryDesk desk, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var inquiry = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.AnswerInquiries, inquiry.ToUnitCode, cancellationToken);
        ifMatch.Demand(inquiry);
        SecrecyStamp.Refuse(request.Answer);
        var today = VietnamTime.Today(clock);
        inquiry.AnswerWith(request.Answer, request.Number, request.AnsweredOn ?? today, today, user.UserId);
        await desk.AnswerAsync(inquiry, new Actor(user.UserId, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(InquiryView.Of(inquiry, clock.GetUtcNow()), inquiry);
    }

    private static async Task<OkWithETag<InquiryView>> WithdrawInquiry(
        Guid id, WithdrawInquiryRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, InquiryDesk desk, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var inquiry = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.AskInquiries, inquiry.UnitCode, cancellationToken);
        ifMatch.Demand(inquiry);
        SecrecyStamp.Refuse(request.Reason);
        inquiry.Withdraw(request.Reason);
        await desk.WithdrawAsync(inquiry, new Actor(user.UserId, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(InquiryView.Of(inquiry, clock.GetUtcNow()), inquiry);
    }

    private static async Task<Ok<InquiryOutput>> CountOutput(
        string unit, int workYear, Period? period, PlanningDbContext db, UnitScope scope, PeriodCalendars calendars, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken)).Contains(unit))
            throw new NotFoundException();
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear);
        var range = period is null ? year.Range : year.RangeOf(period);
        var now = clock.GetUtcNow();
        var inquiries = db.Inquiries.AsNoTracking().Where(inquiry => inquiry.ToUnitCode == unit);
        var (from, to) = (range.From, range.To ?? year.To);
        var answered = await inquiries
            .Where(inquiry => inquiry.State == InquiryState.Answered && inquiry.AnsweredOn >= from && inquiry.AnsweredOn <= to)
            .GroupBy(inquiry => inquiry.FieldCode)
            .Select(field => new FieldOutput(field.Key, field.Count(), field.Count(inquiry => inquiry.InTime == true)))
            .ToListAsync(cancellationToken);
        var open = inquiries.Where(inquiry => inquiry.State == InquiryState.Open && inquiry.AskedOn >= from && inquiry.AskedOn <= to);
        return TypedResults.Ok(new InquiryOutput(
            unit, workYear, period, answered.Sum(field => field.Answered), answered.Sum(field => field.InTime),
            await open.CountAsync(cancellationToken), await open.CountAsync(inquiry => inquiry.Deadline.DueAt < now, cancellationToken),
            [.. answered.OrderBy(field => field.FieldCode, StringComparer.Ordinal)]));
    }

    /// <summary>A unit above, or one that stands directly below a unit above without being above or below the asking one.</summary>
    private static bool MayAnswer(UnitTree tree, string unitCode, string toUnitCode)
    {
        var above = tree.Ancestors(unitCode).ToList();
        return above.Contains(toUnitCode)
            || (toUnitCode != unitCode && tree.Ancestors(toUnitCode).FirstOrDefault() is { } parent && above.Contains(parent));
    }

    private static async Task<Inquiry> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(db, scope, cancellationToken)).SingleOrDefaultAsync(inquiry => inquiry.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>A question is seen where it was asked and where it has to be answered.</summary>
    private static async Task<IQueryable<Inquiry>> ReadableAsync(PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (units.All)
            return db.Inquiries;
        var codes = units.Codes;
        return db.Inquiries.Where(inquiry => codes.Contains(inquiry.UnitCode) || codes.Contains(inquiry.ToUnitCode));
    }
}
