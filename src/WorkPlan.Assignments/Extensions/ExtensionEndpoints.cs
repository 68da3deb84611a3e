using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Extensions;

public sealed record AskExtensionRequest
{
    /// <summary>The last day that is asked for.</summary>
    public required DateOnly Until { get; init; }

    [Text(ExtensionRequest.ReasonLength)]
    public required string Reason { get; init; }
}

public sealed record GrantExtensionRequest
{
    /// <summary>Less than was asked for; as much, when it is not given.</summary>
    public DateOnly? Until { get; init; }

    [OptionalText(ExtensionRequest.ReasonLength)]
    public string? Note { get; init; }
}

public sealed record RefuseExtensionRequest
{
    [Text(ExtensionRequest.ReasonLength)]
    public required string Reason { get; init; }
}

internal sealed record ExtensionView(
    Guid Id, Guid TaskId, string UnitCode, string PersonCode, DateOnly AskedOn, DateOnly DeadlineBefore, DateOnly Until, string Reason,
    ExtensionState State, DateOnly? GrantedUntil, string? Answer, string? AnsweredBy, DateOnly? AnsweredOn)
{
    public static readonly Expression<Func<ExtensionRequest, ExtensionView>> Projection = request => new ExtensionView(
        request.Id, request.TaskId, request.UnitCode, request.PersonCode, request.AskedOn, request.DeadlineBefore, request.Until,
        request.Reason, request.State, request.GrantedUntil, request.Answer, request.AnsweredBy, request.AnsweredOn);

    public static readonly Func<ExtensionRequest, ExtensionView> Of = Projection.Compile();
}

/// <summary>Asked by the lead before the deadline is over; granted or refused by whoever confirms the unit's tasks, never by the asker.</summary>
internal static class ExtensionEndpoints
{
    private static readonly Sorting<ExtensionRequest> Sorting = new Sorting<ExtensionRequest>(request => request.Id)
        .By("askedOn", request => request.AskedOn)
        .By("until", request => request.Until);

    public static void MapExtensions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tasks/{id:guid}/extension-requests", AskExtension).WithTags("Extensions")
            .RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        var requests = routes.MapGroup("/extension-requests").WithTags("Extensions");
        requests.MapGet("/", ListExtensions).RequirePermission(AssignmentsPermissions.Read);
        requests.MapGet("/{id:guid}", GetExtension).RequirePermission(AssignmentsPermissions.Read);
        requests.MapPost("/{id:guid}/grant", GrantExtension).RequirePermission(AssignmentsPermissions.ConfirmTasks);
        requests.MapPost("/{id:guid}/refuse", RefuseExtension).RequirePermission(AssignmentsPermissions.ConfirmTasks);
        requests.MapPost("/{id:guid}/withdraw", WithdrawExtension).RequirePermission(AssignmentsPermissions.DoTasks);
    }

    private static async Task<Page<ExtensionView>> ListExtensions(
        [AsParameters] PageQuery page, string? unit, Guid? taskId, string? person, Choice<ExtensionState>? state, AssignmentsDbContext db,
        UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var wanted = state?.Value;
        return await db.Extensions.AsNoTracking().InUnits(units, request => request.UnitCode)
            .Where(request => (unit == null || request.UnitCode == unit) && (taskId == null || request.TaskId == taskId)
                && (person == null || request.PersonCode == person) && (wanted == null || request.State == wanted))
            .ToPageAsync(page, Sorting, "-askedOn", ExtensionView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<ExtensionView>> GetExtension(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var request = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(ExtensionView.Of(request), request);
    }

    private static async Task<CreatedWithETag<ExtensionView>> AskExtension(
        Guid id, AskExtensionRequest request, AssignmentsDbContext db, TaskAccess access, UnitScope scope, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DoTasks, task.UnitCode, cancellationToken);
        var person = await access.DemandLeadAsync(task, cancellationToken);
        var asked = ExtensionRequest.Ask(task, person, request.Until, request.Reason, VietnamTime.Today(clock));
        if (await db.Extensions.AnyAsync(known => known.TaskId == task.Id && known.State == ExtensionState.Pending, cancellationToken))
            throw ExtensionRules.Pending();
        db.Extensions.Add(asked);
        // Two that are asked at the same moment meet at the version of the task.
        db.Touch(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/extension-requests/{asked.Id}", ExtensionView.Of(asked), asked);
    }

    private static async Task<OkWithETag<ExtensionView>> GrantExtension(
        Guid id, GrantExtensionRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = await ForAnswerAsync(id, ifMatch, db, scope, cancellationToken);
        var task = await db.Tasks.SingleAsync(known => known.Id == asked.TaskId, cancellationToken);
        asked.Grant(task, request.Until, request.Note, By(user, clock));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ExtensionView.Of(asked), asked);
    }

    private static async Task<OkWithETag<ExtensionView>> RefuseExtension(
        Guid id, RefuseExtensionRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = await ForAnswerAsync(id, ifMatch, db, scope, cancellationToken);
        asked.Refuse(request.Reason, By(user, clock));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ExtensionView.Of(asked), asked);
    }

    private static async Task<OkWithETag<ExtensionView>> WithdrawExtension(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var asked = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DoTasks, asked.UnitCode, cancellationToken);
        ifMatch.Demand(asked);
        asked.Withdraw(user.PersonCode);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ExtensionView.Of(asked), asked);
    }

    private static Answering By(CurrentUser user, TimeProvider clock) => new(user.Name, user.PersonCode, VietnamTime.Today(clock));

    private static async Task<ExtensionRequest> ForAnswerAsync(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var asked = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.ConfirmTasks, asked.UnitCode, cancellationToken);
        ifMatch.Demand(asked);
        return asked;
    }

    private static async Task<ExtensionRequest> FindAsync(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        return await db.Extensions.InUnits(units, request => request.UnitCode)
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}
