using MassTransit;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Dependencies;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>open → inProgress → done, by whoever is responsible; → confirmed or given back, by whoever assigned it.</summary>
internal static class WorkTaskLifeCycle
{
    public static void MapTaskLifeCycle(this IEndpointRouteBuilder tasks)
    {
        tasks.MapPost("/{id:guid}/progress", ReportProgress).RequirePermission(AssignmentsPermissions.DoTasks);
        tasks.MapPost("/{id:guid}/complete", CompleteTask).RequirePermission(AssignmentsPermissions.DoTasks);
        tasks.MapPost("/{id:guid}/confirm", ConfirmTask).RequirePermission(AssignmentsPermissions.ConfirmTasks);
        tasks.MapPost("/{id:guid}/give-back", GiveBackTask).RequirePermission(AssignmentsPermissions.ConfirmTasks);
    }

    private static async Task<OkWithETag<WorkTaskView>> ReportProgress(
        Guid id, ProgressRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.DoTasks, ifMatch, cancellationToken);
        await access.DemandResponsibleAsync(task, cancellationToken);
        task.Progress(request.Percent, request.Note);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> CompleteTask(
        Guid id, CompleteTaskRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, TaskOrder order,
        CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.DoTasks, ifMatch, cancellationToken);
        var person = await access.DemandLeadAsync(task, cancellationToken);
        await access.DemandDoableAsync(task, person, request.CompletedOn, cancellationToken);
        await order.DemandNothingAheadAsync(task, cancellationToken);
        task.Complete(person, request.CompletedOn, request.Result);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> ConfirmTask(
        Guid id, ConfirmTaskRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.ConfirmTasks, ifMatch, cancellationToken);
        if (VietnamTime.Today(clock) is var today && request.ConfirmedOn > today)
            throw WorkTaskRules.ConfirmedInFuture(request.ConfirmedOn, today);
        task.Confirm(user.PersonCode, request.ConfirmedOn);
        await events.Publish(task.Completed(clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> GiveBackTask(
        Guid id, TaskReasonRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, HolderReview review,
        CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.ConfirmTasks, ifMatch, cancellationToken);
        task.GiveBack(request.Reason);
        await review.MarkAsync(task, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }
}
