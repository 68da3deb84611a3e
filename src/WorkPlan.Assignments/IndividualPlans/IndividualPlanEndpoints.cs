using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.IndividualPlans;

internal static class IndividualPlanEndpoints
{
    private static readonly Sorting<IndividualPlan> Sorting = new Sorting<IndividualPlan>(plan => plan.Id)
        .By("personCode", plan => plan.PersonCode)
        .By("workYear", plan => plan.WorkYear);

    public static void MapIndividualPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/individual-plans").WithTags("Individual plans");
        plans.MapGet("/", ListPlans).RequirePermission(AssignmentsPermissions.Read);
        plans.MapGet("/{id:guid}", GetPlan).RequirePermission(AssignmentsPermissions.Read);
        plans.MapPost("/", WritePlan).RequirePermission(AssignmentsPermissions.WriteOwnPlan).Idempotent<AssignmentsDbContext>();
        plans.MapPut("/{id:guid}/items", ReplaceItems).RequirePermission(AssignmentsPermissions.WriteOwnPlan);
        plans.MapPost("/{id:guid}/submit", SubmitPlan).RequirePermission(AssignmentsPermissions.WriteOwnPlan);
        plans.MapPost("/{id:guid}/approve", ApprovePlan).RequirePermission(AssignmentsPermissions.ApprovePlans);
        plans.MapPost("/{id:guid}/revise", RevisePlan).RequirePermission(AssignmentsPermissions.WriteOwnPlan).Idempotent<AssignmentsDbContext>();
        plans.MapPost("/{id:guid}/return", ReturnPlan).RequirePermission(AssignmentsPermissions.ApprovePlans);
    }

    private static async Task<Page<IndividualPlanView>> ListPlans(
        [AsParameters] PageQuery page, string? unit, string? person, int? workYear, bool? withSuperseded, AssignmentsDbContext db, UnitScope scope,
        CurrentUser user, Texts texts, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(db, scope, user, cancellationToken);
        return await visible.AsNoTracking()
            .Where(plan => (withSuperseded == true || plan.State != IndividualPlanState.Superseded) && (unit == null || plan.UnitCode == unit) && (person == null || plan.PersonCode == person)
                && (workYear == null || plan.WorkYear == workYear))
            .ToPageAsync(page, Sorting, "personCode", plan => IndividualPlanView.Of(plan), texts, cancellationToken);
    }

    private static async Task<OkWithETag<IndividualPlanView>> GetPlan(
        Guid id, AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, db, scope, user, cancellationToken);
        return ETagged.Ok(IndividualPlanView.Of(plan), plan);
    }

    private static async Task<CreatedWithETag<IndividualPlanView>> WritePlan(
        WriteIndividualPlanRequest request, AssignmentsDbContext db, UnitScope scope, PersonRegister register, CurrentUser user, Texts texts,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        if (user.PersonCode != request.PersonCode)
            throw IndividualPlanRules.NotYours();
        var person = await register.FindAsync(request.PersonCode, cancellationToken);
        var (unit, year, today) = (request.UnitCode ?? person.UnitCode, WorkYear.Of(request.WorkYear), VietnamTime.Today(clock));
        if (!person.Services().Any(service => service.UnitCode == unit && service.Time.Overlaps(year.Range) && (service.Time.To is null || service.Time.To >= today)))
            throw IndividualPlanRules.NotServing(person.Code, unit, request.WorkYear);
        await scope.DemandOpenAsync(unit, cancellationToken);
        var plan = new IndividualPlan { PersonCode = person.Code, UnitCode = unit, WorkYear = request.WorkYear };
        await DemandTasksAsync(request.Items, unit, db, texts, cancellationToken);
        plan.Replace(request.Items.Select(item => item.ToItem()));
        db.IndividualPlans.Add(plan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw IndividualPlanRules.AlreadyThere(plan.PersonCode, plan.WorkYear);
        }
        return ETagged.Created($"/api/v1/assignments/individual-plans/{plan.Id}", IndividualPlanView.Of(plan), plan);
    }

    /// <summary>The next edition of an approved plan, to be changed, submitted and approved as the first one was.</summary>
    private static async Task<CreatedWithETag<IndividualPlanView>> RevisePlan(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var plan = await OwnAsync(id, ifMatch, db, scope, user, cancellationToken);
        var next = plan.Revise();
        db.IndividualPlans.Add(next);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw IndividualPlanRules.RevisionOpen(next.Edition);
        }
        return ETagged.Created($"/api/v1/assignments/individual-plans/{next.Id}", IndividualPlanView.Of(next), next);
    }

    private static async Task<OkWithETag<IndividualPlanView>> ReplaceItems(
        Guid id, ReplaceItemsRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, Texts texts,
        CancellationToken cancellationToken)
    {
        var plan = await OwnAsync(id, ifMatch, db, scope, user, cancellationToken);
        await DemandTasksAsync(request.Items, plan.UnitCode, db, texts, cancellationToken);
        plan.Replace(request.Items.Select(item => item.ToItem()));
        return await SaveAsync(plan, db, cancellationToken);
    }

    private static async Task<OkWithETag<IndividualPlanView>> SubmitPlan(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var plan = await OwnAsync(id, ifMatch, db, scope, user, cancellationToken);
        plan.Submit(VietnamTime.Today(clock));
        return await SaveAsync(plan, db, cancellationToken);
    }

    private static async Task<OkWithETag<IndividualPlanView>> ApprovePlan(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, db, scope, user, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.ApprovePlans, plan.UnitCode, cancellationToken);
        ifMatch.Demand(plan);
        plan.Approve(VietnamTime.Today(clock), user.Name, user.PersonCode);
        var earlier = await db.IndividualPlans
            .Where(other => other.PersonCode == plan.PersonCode && other.UnitCode == plan.UnitCode && other.WorkYear == plan.WorkYear
                && other.Edition < plan.Edition && other.State == IndividualPlanState.Approved)
            .ToListAsync(cancellationToken);
        earlier.ForEach(other => other.Supersede());
        return await SaveAsync(plan, db, cancellationToken);
    }

    private static async Task<OkWithETag<IndividualPlanView>> ReturnPlan(
        Guid id, ReturnIndividualPlanRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user,
        CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, db, scope, user, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.ApprovePlans, plan.UnitCode, cancellationToken);
        ifMatch.Demand(plan);
        plan.Return(request.Reason);
        return await SaveAsync(plan, db, cancellationToken);
    }

    private static async Task<OkWithETag<IndividualPlanView>> SaveAsync(
        IndividualPlan plan, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        db.Touch(plan);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(IndividualPlanView.Of(plan), plan);
    }

    private static async Task DemandTasksAsync(
        IReadOnlyList<IndividualPlanItemRequest> items, string unitCode, AssignmentsDbContext db, Texts texts, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.TaskId).OfType<Guid>().Distinct().ToList();
        var known = await db.Tasks.Where(task => ids.Contains(task.Id) && task.UnitCode == unitCode)
            .Select(task => task.Id).ToHashSetAsync(cancellationToken);
        var missing = Enumerable.Range(0, items.Count).Where(i => items[i].TaskId is { } id && !known.Contains(id)).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException(missing.ToDictionary(i => $"items[{i}].taskId", _ => new[] { texts["task-not-in-unit", unitCode] }));
    }

    private static async Task<IndividualPlan> OwnAsync(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(id, db, scope, user, cancellationToken);
        if (user.PersonCode != plan.PersonCode)
            throw IndividualPlanRules.NotYours();
        await scope.DemandOpenAsync(plan.UnitCode, cancellationToken);
        ifMatch.Demand(plan);
        return plan;
    }

    private static async Task<IndividualPlan> FindAsync(
        Guid id, AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken) =>
        await (await VisibleAsync(db, scope, user, cancellationToken)).SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>Those of the caller's units, and one's own wherever it is for.</summary>
    private static async Task<IQueryable<IndividualPlan>> VisibleAsync(
        AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var (units, own) = (await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken), user.PersonCode);
        return units.All ? db.IndividualPlans : db.IndividualPlans.Where(plan => units.Codes.Contains(plan.UnitCode) || plan.PersonCode == own);
    }
}
