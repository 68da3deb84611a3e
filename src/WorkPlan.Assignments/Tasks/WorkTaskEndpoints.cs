using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

internal static class WorkTaskEndpoints
{
    private static readonly Sorting<WorkTask> Sorting = new Sorting<WorkTask>(task => task.Id)
        .By("dueOn", task => task.DueOn)
        .By("title", task => task.Title)
        .By("unitCode", task => task.UnitCode)
        .By("state", task => task.State);

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", ListTasks).RequirePermission(AssignmentsPermissions.Read);
        tasks.MapPost("/", AddTask).RequirePermission(AssignmentsPermissions.WriteTasks).Idempotent<AssignmentsDbContext>();
        tasks.MapGet("/{id:guid}", GetTask).RequirePermission(AssignmentsPermissions.Read);
        tasks.MapPut("/{id:guid}", ChangeTask).RequirePermission(AssignmentsPermissions.WriteTasks);
        tasks.MapPut("/{id:guid}/requirements", RequireOfTask).RequirePermission(AssignmentsPermissions.WriteTasks);
        tasks.MapPost("/{id:guid}/withdraw", WithdrawTask).RequirePermission(AssignmentsPermissions.WriteTasks);
        tasks.MapGet("/{id:guid}/responsibles", ListResponsibles).RequirePermission(AssignmentsPermissions.Read);
        tasks.MapPost("/{id:guid}/responsibles/keep", KeepResponsibles).RequirePermission(AssignmentsPermissions.IssueDecisions);
        tasks.MapTaskLifeCycle();
    }

    private static async Task<Page<WorkTaskView>> ListTasks(
        [AsParameters] PageQuery page, string? unit, int? workYear, Choice<WorkTaskState>? state, Choice<TaskOrigin>? origin, Guid? planId,
        Guid? planTaskId, Guid? findingId, Guid? seriesId, string? responsible, Choice<AssignmentRole>? role, bool? overdue, AssignmentsDbContext db, TaskAccess access, Texts texts, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        var (wantedState, wantedOrigin, wantedRole) = (state?.Value, origin?.Value, role?.Value);
        var query = await access.VisibleAsync(AssignmentsPermissions.Read, cancellationToken);
        query = query.AsNoTracking().Where(task =>
            (unit == null || task.UnitCode == unit) && (workYear == null || task.WorkYear == workYear) && (wantedState == null || task.State == wantedState)
            && (wantedOrigin == null || task.Origin == wantedOrigin) && (planId == null || task.PlanId == planId)
            && (planTaskId == null || task.PlanTaskId == planTaskId) && (findingId == null || task.FindingId == findingId)
            && (seriesId == null || task.SeriesId == seriesId));
        if (overdue == true)
        {
            query = query.Where(task => (task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress)
                && ((task.ExtendedUntil ?? task.DueOn) < today || (task.ExtendedUntil == null && task.DueAt < now)));
        }
        if (responsible is not null)
        {
            query = query.Where(task => db.Responsibilities.Any(held =>
                held.TaskId == task.Id && held.PersonCode == responsible && (wantedRole == null || held.Role == wantedRole) && held.From <= today && (held.To == null || held.To >= today)));
        }
        if (VietnameseText.SearchKey(page.Q) is { Length: > 0 } words)
            query = query.Where(task => task.SearchKey.Contains(words));
        return await query.ToPageAsync(page, Sorting, "dueOn", task => WorkTaskView.Of(task), texts, cancellationToken);
    }

    private static async Task<OkWithETag<WorkTaskView>> GetTask(Guid id, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<CreatedWithETag<WorkTaskView>> AddTask(
        AddTaskRequest request, AssignmentsDbContext db, UnitScope scope, TaskAccess access, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.WriteTasks, request.UnitCode, cancellationToken);
        await db.DemandUnitAsync(request.UnitCode, cancellationToken);
        var task = WorkTask.OfUnit(request.UnitCode, request.WorkYear);
        task.DemandReasonable(request.DueOn, VietnamTime.Today(clock));
        task.Describe(request.Kind, request.Title, request.FieldCode, request.DueOn);
        task.Require(await access.KnownAsync(request.Required, cancellationToken));
        db.Tasks.Add(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/tasks/{task.Id}", WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> ChangeTask(
        Guid id, ChangeTaskRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        if (task.Origin != TaskOrigin.Unit)
            throw WorkTaskRules.NotOfUnit(task.Origin);
        task.DemandActive();
        task.DemandReasonable(request.DueOn, VietnamTime.Today(clock));
        if (task.Describe(request.Kind, request.Title, request.FieldCode, request.DueOn))
            await access.FlagAsync(task, ReviewFlag.TaskChanged, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> RequireOfTask(
        Guid id, RequirementsRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        task.DemandActive();
        var asked = await access.KnownAsync(request, cancellationToken);
        if (task.Origin == TaskOrigin.Plan
            && (asked.JudicialTitle != task.RequiredJudicialTitle || asked.ManagementTitle != task.RequiredManagementTitle))
        {
            throw WorkTaskRules.TitlesFromPlan();
        }
        if (task.Require(asked))
            await access.FlagAsync(task, ReviewFlag.TaskChanged, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<WorkTaskView>> WithdrawTask(
        Guid id, TaskReasonRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        if (task.Origin != TaskOrigin.Unit)
            throw WorkTaskRules.NotOfUnit(task.Origin);
        task.Withdraw(request.Reason);
        await access.FlagAsync(task, ReviewFlag.TaskWithdrawn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }

    private static async Task<IReadOnlyList<ResponsibleView>> ListResponsibles(
        Guid id, DateOnly? asOf, AssignmentsDbContext db, TaskAccess access, TimeProvider clock, CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        var day = asOf ?? VietnamTime.Today(clock);
        return await (
            from held in db.Responsibilities.AsNoTracking()
            where held.TaskId == task.Id && held.From <= day && (held.To == null || held.To >= day)
            join person in db.People on held.PersonCode equals person.Code
            join decision in db.Decisions on held.DecisionId equals decision.Id
            orderby held.Role, person.SortKey, held.Id
            select new ResponsibleView(
                held.PersonCode, person.FullName, held.Role, held.DecisionId, decision.Number, held.From, held.To,
                held.LegalBar == ReviewFlag.None ? held.Review : held.LegalBar, held.OverrideReason)).ToListAsync(cancellationToken);
    }

    private static async Task<OkWithETag<WorkTaskView>> KeepResponsibles(
        Guid id, TaskReasonRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.IssueDecisions, ifMatch, cancellationToken);
        task.DemandActive();
        await access.DemandKeepableAsync(task, cancellationToken);
        task.Note(request.Reason);
        await access.FlagAsync(task, ReviewFlag.None, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(WorkTaskView.Of(task), task);
    }
}
