using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>Begins a plan, also before any superior document for the work year is there.</summary>
internal static class DraftPlan
{
    public static async Task<CreatedWithETag<PlanView>> Handle(
        DraftPlanRequest request, PlanningDbContext db, UnitScope scope, PlanSources sources, SupplementObligations obligations, PlanReader reader,
        PeriodCalendars calendars, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(PlanningPermissions.WritePlans, request.UnitCode, cancellationToken);
        await DemandUnitAsync(db, request.UnitCode, (await calendars.SectorAsync(cancellationToken)).YearOf(request.WorkYear), cancellationToken);
        await DemandFirstAsync(db, request.UnitCode, request.WorkYear, cancellationToken);
        var arrived = await sources.HaveArrivedAsync(request.UnitCode, request.WorkYear, cancellationToken);
        var plan = Plan.Draft(
            request.UnitCode, request.WorkYear, request.Kind, request.Title, request.Purpose, request.Rationale, request.DueOn,
            preDraft: !arrived, new Actor(user.UserId, clock.GetUtcNow()));
        plan.RestOn(await sources.CiteAsync(plan.UnitCode, request.Basis ?? [], 0, cancellationToken));
        plan.ServeLocally(request.LocalTask, request.LocalDirectiveId);
        db.Plans.Add(plan);
        await obligations.OpenAsync(plan, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/plans/{plan.Id}", await reader.ViewAsync(plan, cancellationToken), plan);
    }

    private static async Task DemandUnitAsync(PlanningDbContext db, string unitCode, WorkYear year, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == unitCode, cancellationToken)
            ?? throw Units.UnitRules.Unknown(unitCode);
        if (!new Validity(unit.ValidFrom, unit.ValidTo).Overlaps(year.Range))
            throw PlanRules.UnitNotInForce(unitCode, year.Year);
    }

    /// <summary>Says which plan there is already. Two that come at once are told apart by the unique index.</summary>
    private static async Task DemandFirstAsync(PlanningDbContext db, string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var known = await db.Plans.AsNoTracking()
            .SingleOrDefaultAsync(plan => plan.UnitCode == unitCode && plan.WorkYear == workYear, cancellationToken);
        if (known is not null)
            throw known.IsIssued ? PlanRules.AlreadyIssued(known.Title, workYear) : PlanRules.AlreadyDrafted(known.Title, workYear);
    }
}
