using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Dependencies;

public sealed record AddDependencyRequest
{
    /// <summary>The task that comes first; it may be another unit's that the caller sees.</summary>
    public required Guid AfterTaskId { get; init; }
}

/// <summary>What a task waits for, and what waits for it.</summary>
internal sealed record DependenciesView(Guid TaskId, IReadOnlyList<WaitedFor> After, IReadOnlyList<WaitedFor> Before);

internal static class DependencyEndpoints
{
    public static void MapDependencies(this IEndpointRouteBuilder routes)
    {
        var dependencies = routes.MapGroup("/tasks/{id:guid}/dependencies").WithTags("Dependencies");
        dependencies.MapGet("", GetDependencies).RequirePermission(AssignmentsPermissions.Read);
        dependencies.MapPost("", AddDependency).RequirePermission(AssignmentsPermissions.WriteTasks).Idempotent<AssignmentsDbContext>();
        dependencies.MapDelete("/{afterTaskId:guid}", RemoveDependency).RequirePermission(AssignmentsPermissions.WriteTasks);
    }

    private static async Task<OkWithETag<DependenciesView>> GetDependencies(
        Guid id, TaskAccess access, TaskOrder order, CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(await order.AroundAsync(id, cancellationToken), task);
    }

    private static async Task<CreatedWithETag<DependenciesView>> AddDependency(
        Guid id, AddDependencyRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, TaskOrder order, Texts texts,
        CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        task.DemandActive();
        var first = await (await access.VisibleAsync(AssignmentsPermissions.Read, cancellationToken))
            .SingleOrDefaultAsync(known => known.Id == request.AfterTaskId, cancellationToken)
            ?? throw new InvalidInputException("afterTaskId", texts["task-not-known"]);
        await order.AddAsync(task, first, cancellationToken);
        // Two that would close a circle at the same moment meet at the versions of the tasks.
        db.Touch(task);
        db.Touch(first);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/tasks/{id}/dependencies", await order.AroundAsync(id, cancellationToken), task);
    }

    private static async Task<OkWithETag<DependenciesView>> RemoveDependency(
        Guid id, Guid afterTaskId, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, TaskOrder order,
        CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        db.Dependencies.Remove(await db.Dependencies.FindAsync([id, afterTaskId], cancellationToken) ?? throw new NotFoundException());
        db.Touch(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await order.AroundAsync(id, cancellationToken), task);
    }
}
