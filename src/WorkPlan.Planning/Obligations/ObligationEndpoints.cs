using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

internal static class ObligationEndpoints
{
    private static readonly Sorting<PlanningObligation> Sorting = new Sorting<PlanningObligation>(obligation => obligation.Id)
        .By("dueAt", obligation => obligation.Deadline.DueAt)
        .By("openedAt", obligation => obligation.OpenedAt)
        .By("unitCode", obligation => obligation.UnitCode);

    public static void MapObligations(this IEndpointRouteBuilder routes)
    {
        var obligations = routes.MapGroup("/obligations").WithTags("Obligations");
        obligations.MapGet("", ListObligations).RequirePermission(DocumentPermissions.Read);
        obligations.MapGet("/{id:guid}", GetObligation).RequirePermission(DocumentPermissions.Read);
        obligations.MapPost("/{id:guid}/no-change", AnswerNoChange).RequirePermission(PlanningPermissions.IssuePlans);
        obligations.MapPost("/{id:guid}/waive", WaiveObligation).RequirePermission(DocumentPermissions.WaiveObligations);
    }

    private static async Task<Ok<Page<ObligationView>>> ListObligations(
        [AsParameters] PageQuery paging, string? unit, Choice<ObligationStanding>? state, Choice<ObligationKind>? kind, int? workYear, Guid? documentId,
        string? person, string? form, string? period, string? under, bool? owed, PlanningDbContext db, UnitScope scope, IUnitDirectory directory,
        TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var obligations = db.Obligations.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), obligation => obligation.UnitCode);
        if (unit is not null)
            obligations = obligations.Where(obligation => obligation.UnitCode == unit);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            obligations = obligations.Where(obligation => subtree.Contains(obligation.UnitCode));
        }
        // In time or late, it is still to be done.
        if (owed is { } isOwed)
            obligations = obligations.Where(obligation => (obligation.State == ObligationState.Open) == isOwed);
        if (kind is { Value: var kindWanted })
            obligations = obligations.Where(obligation => obligation.Kind == kindWanted);
        if (workYear is not null)
            obligations = obligations.Where(obligation => obligation.WorkYear == workYear);
        if (documentId is not null)
            obligations = obligations.Where(obligation => obligation.DocumentId == documentId);
        if (form is not null)
            obligations = obligations.Where(obligation => obligation.Report!.FormCode == form);
        if (period is not null)
            obligations = obligations.Where(obligation => obligation.Report!.PeriodCode == period);
        if (person is not null)
            obligations = obligations.Where(obligation => obligation.DebtorKind == DebtorKind.Person && obligation.DebtorCode == person);
        obligations = state?.Value switch
        {
            ObligationStanding.Open => obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt >= now),
            ObligationStanding.Overdue => obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt < now),
            ObligationStanding.Satisfied => obligations.Where(obligation => obligation.State == ObligationState.Satisfied),
            ObligationStanding.Waived => obligations.Where(obligation => obligation.State == ObligationState.Waived),
            _ => obligations,
        };
        var page = await obligations.ToPageAsync(paging, Sorting, "dueAt", obligation => obligation, texts, cancellationToken);
        var names = await ObligationNames.OfAsync(db, page.Items, cancellationToken);
        return TypedResults.Ok(new Page<ObligationView>(
            [.. page.Items.Select(obligation => ObligationView.Of(obligation, names[obligation], now))],
            page.Number, page.PageSize, page.Total));
    }

    private static async Task<OkWithETag<ObligationView>> GetObligation(
        Guid id, PlanningDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken) =>
        await ShowAsync(db, await FindAsync(db, scope, id, cancellationToken), clock, cancellationToken);

    /// <summary>The same answer as by a supplement of the plan that changes nothing: it stands in the plan, and the others are told.</summary>
    private static async Task<OkWithETag<ObligationView>> AnswerNoChange(
        Guid id, AnswerNoChangeRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, SupplementObligations obligations,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var obligation = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.IssuePlans, obligation.UnitCode, cancellationToken);
        ifMatch.Demand(obligation);
        SecrecyStamp.Refuse(request.Reason);
        if (obligation.Kind != ObligationKind.Supplement)
            throw ObligationRules.NotToSupplement();
        var on = request.On ?? VietnamTime.Today(clock);
        if (on > VietnamTime.Today(clock))
            throw ObligationRules.AnsweredInFuture(on);
        if (obligation.Deadline.EventOn is { } since && on < since)
            throw ObligationRules.AnsweredBeforeOpened(on, since);
        var plan = await db.Plans.SingleOrDefaultAsync(
            plan => plan.UnitCode == obligation.DebtorCode && plan.WorkYear == obligation.WorkYear, cancellationToken)
            ?? throw ObligationRules.NeedsPlan(obligation.DebtorCode, obligation.WorkYear);
        var by = new Actor(user.UserId, clock.GetUtcNow());
        var (documents, answer) = (new List<Guid> { obligation.DocumentId!.Value }, SatisfiedBy.NoChange(request.Reason, on, by));
        // What is not open any more refuses by itself.
        if ((await obligations.SatisfyAsync(plan, documents, answer, cancellationToken)).Count == 0)
            obligation.Satisfy(answer);
        plan.NeedsNoChange(request.Reason, documents, on, by);
        db.Touch(plan);
        await db.SaveChangesAsync(cancellationToken);
        return await ShowAsync(db, obligation, clock, cancellationToken);
    }

    private static async Task<OkWithETag<ObligationView>> WaiveObligation(
        Guid id, WaiveObligationRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, DisseminationProgress progress,
        IPublishEndpoint events, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var obligation = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.WaiveObligations, obligation.UnitCode, cancellationToken);
        ifMatch.Demand(obligation);
        SecrecyStamp.Refuse(request.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        obligation.Waive(user.UserId, clock.GetUtcNow(), request.Reason);
        var names = await ObligationNames.OfAsync(db, [obligation], cancellationToken);
        await events.Publish(ObligationMessages.Waived(obligation, names[obligation], clock), cancellationToken);
        if (obligation.Kind == ObligationKind.Acknowledge)
            await progress.FollowAsync(obligation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await ShowAsync(db, obligation, clock, cancellationToken);
    }

    private static async Task<PlanningObligation> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await db.Obligations.InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), obligation => obligation.UnitCode)
            .SingleOrDefaultAsync(obligation => obligation.Id == id, cancellationToken) ?? throw new NotFoundException();

    private static async Task<OkWithETag<ObligationView>> ShowAsync(
        PlanningDbContext db, PlanningObligation obligation, TimeProvider clock, CancellationToken cancellationToken)
    {
        var names = await ObligationNames.OfAsync(db, [obligation], cancellationToken);
        return ETagged.Ok(ObligationView.Of(obligation, names[obligation], clock.GetUtcNow()), obligation);
    }
}
