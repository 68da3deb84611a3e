using MassTransit;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Telemetry;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Plans;

/// <summary>The way of a plan: submitted, returned or approved, issued. How it ends stands in EndPlan.</summary>
internal static class AdvancePlan
{
    public static async Task<OkWithETag<PlanView>> Submit(
        Guid id, IfMatch ifMatch, PlanEditing editing, PlanCompliance compliance, PlanSources sources, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        plan.Submit(
            await editing.DemandsOfAsync(plan, cancellationToken), compliance, editing.Actor,
            await sources.AroundAsync(plan, cancellationToken));
        await events.Publish(PlanMessages.Advanced(plan, "submitted", null, clock), cancellationToken);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> Return(
        Guid id, ReturnPlanRequest request, IfMatch ifMatch, PlanEditing editing, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.ApprovePlans, ifMatch, cancellationToken);
        plan.Return(request.Reason, editing.Actor);
        await events.Publish(PlanMessages.Advanced(plan, "returned", request.Reason, clock), cancellationToken);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> Approve(
        Guid id, ApprovePlanRequest request, IfMatch ifMatch, PlanEditing editing, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.ApprovePlans, ifMatch, cancellationToken);
        plan.Approve(await editing.DemandsOfAsync(plan, cancellationToken), editing.Actor, request.Note);
        await events.Publish(PlanMessages.Advanced(plan, "approved", request.Note, clock), cancellationToken);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> Issue(
        Guid id, IssuePlanRequest request, IfMatch ifMatch, PlanEditing editing, SupplementObligations obligations, IPublishEndpoint events,
        PlanningDbContext db, PlanningMetrics metrics, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.IssuePlans, ifMatch, cancellationToken);
        await editing.DemandIssuedForAsync(plan, request.IssuedOn, cancellationToken);
        var version = plan.Issue(await editing.DemandsOfAsync(plan, cancellationToken), PlanEditing.NumberOf(request.Number), request.IssuedOn, editing.Actor);
        // What arrived while the plan was drafted, and is cited in it, is answered by its first version.
        await obligations.SatisfyAsync(
            plan, [.. plan.Bases.Where(basis => basis.Kind == BasisKind.Document).Select(basis => basis.SourceId)],
            SatisfiedBy.Version(version.VersionNumber, request.IssuedOn, editing.Actor), cancellationToken);
        await events.Publish(PlanMessages.Issued(plan, clock), cancellationToken);
        db.AfterCommit(metrics.PlanIssued);
        return await editing.SaveAsync(plan, cancellationToken);
    }
}
