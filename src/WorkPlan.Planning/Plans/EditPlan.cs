using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.Planning.Plans;

/// <summary>Changes of a draft. An issued plan refuses them: it takes supplements only.</summary>
internal static class EditPlan
{
    public static async Task<OkWithETag<PlanView>> Describe(
        Guid id, DescribePlanRequest request, IfMatch ifMatch, PlanEditing editing, PlanSources sources, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        plan.Describe(request.Title, request.Purpose, request.Rationale, request.DueOn);
        plan.RestOn(await sources.CiteAsync(plan.UnitCode, request.Basis, 0, cancellationToken));
        plan.ServeLocally(request.LocalTask, request.LocalDirectiveId);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> SetSection(
        Guid id, string fieldCode, SetSectionRequest request, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        var section = request.In(fieldCode);
        await editing.DemandReferencesAsync(plan, [], [section], cancellationToken);
        plan.SetSection(section, await editing.DemandsOfAsync(plan, cancellationToken));
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> RemoveSection(
        Guid id, string fieldCode, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        plan.RemoveSection(fieldCode);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<CreatedWithETag<AddedTaskView>> AddTask(
        Guid id, TaskRequest request, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        var description = request.ToDescription();
        await editing.DemandReferencesAsync(plan, [description], [], cancellationToken);
        var task = plan.AddTask(description);
        var saved = await editing.SaveAsync(plan, cancellationToken);
        return ETagged.Created($"/api/v1/planning/plans/{id}", new AddedTaskView(task.Id, saved.Value), plan);
    }

    public static async Task<OkWithETag<PlanView>> ChangeTask(
        Guid id, Guid taskId, TaskRequest request, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        var description = request.ToDescription();
        await editing.DemandReferencesAsync(plan, [description], [], cancellationToken);
        plan.ChangeTask(taskId, description);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> RemoveTask(
        Guid id, Guid taskId, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        plan.RemoveTask(taskId);
        return await editing.SaveAsync(plan, cancellationToken);
    }
}

/// <summary>The id of the new task, and the plan as it is now: its ETag is the one for the next change.</summary>
internal sealed record AddedTaskView(Guid TaskId, PlanView Plan);
