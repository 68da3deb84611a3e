using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Plans;

/// <summary>What every change of a plan does before and after: finds it, checks what it refers to, saves it and shows it.</summary>
internal sealed class PlanEditing(
    PlanningDbContext db, PlanAccess access, SuperiorTargets targets, TaskContinuation continuation, PlanReader reader, CurrentUser user,
    TimeProvider clock)
{
    public Actor Actor => new(user.UserId, clock.GetUtcNow());

    public Task<Plan> DemandAsync(Guid id, string permission, IfMatch ifMatch, CancellationToken cancellationToken) =>
        access.DemandAsync(id, permission, ifMatch, cancellationToken);

    public Task<SuperiorDemands> DemandsOfAsync(Plan plan, CancellationToken cancellationToken) =>
        targets.ForAsync(plan.UnitCode, plan.WorkYear, cancellationToken);

    /// <summary>Fields of work and earlier tasks that tasks and sections name have to be there.</summary>
    public async Task DemandReferencesAsync(
        Plan plan, IReadOnlyCollection<TaskDescription> tasks, IEnumerable<string> sectionFields, CancellationToken cancellationToken)
    {
        var fields = tasks.Select(task => task.FieldCode).OfType<string>().Concat(sectionFields).Distinct().ToList();
        var known = await db.Fields.Where(field => fields.Contains(field.Code)).Select(field => field.Code).ToListAsync(cancellationToken);
        if (fields.Except(known).FirstOrDefault() is { } unknown)
            throw CatalogueRules.FieldUnknown(unknown);
        await continuation.DemandAsync(plan, tasks, cancellationToken);
    }

    public async Task<OkWithETag<PlanView>> SaveAsync(Plan plan, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await reader.ViewAsync(plan, cancellationToken), plan);
    }
}
