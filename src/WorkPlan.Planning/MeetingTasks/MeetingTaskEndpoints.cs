using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.MeetingTasks;

internal static class MeetingTaskEndpoints
{
    private static readonly Sorting<MeetingTask> Sorting = new Sorting<MeetingTask>(task => task.Id)
        .By("givenOn", task => task.GivenOn)
        .By("dueOn", task => task.DueOn)
        .By("unitCode", task => task.UnitCode);

    public static void MapMeetingTasks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/briefings/{id:guid}/tasks", GiveAtBriefing).WithTags("Briefings")
            .RequirePermission(DocumentPermissions.RecordMeetings).Idempotent<PlanningDbContext>();
        routes.MapPost("/sessions/{id:guid}/tasks", GiveAtSession).WithTags("Sessions")
            .RequirePermission(DocumentPermissions.RecordMeetings).Idempotent<PlanningDbContext>();
        var tasks = routes.MapGroup("/meeting-tasks").WithTags("Meeting tasks");
        tasks.MapGet("", ListTasks).RequirePermission(DocumentPermissions.Read);
        tasks.MapGet("/{id:guid}", GetTask).RequirePermission(DocumentPermissions.Read);
        tasks.MapPost("/{id:guid}/cancel", CancelTask).RequirePermission(DocumentPermissions.RecordMeetings);
    }

    private static async Task<CreatedWithETag<MeetingTaskView>> GiveAtBriefing(
        Guid id, GiveTaskRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, IPublishEndpoint events,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        var readable = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        var meeting = await db.Briefings.AsNoTracking().InUnits(readable, briefing => briefing.UnitCode).Where(briefing => briefing.Id == id)
            .Select(briefing => new Meeting(MeetingKind.Briefing, briefing.Id, briefing.UnitCode, briefing.HeldOn))
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return await GiveAsync(meeting, request, db, scope, directory, events, calendars, clock, cancellationToken);
    }

    private static async Task<CreatedWithETag<MeetingTaskView>> GiveAtSession(
        Guid id, GiveTaskRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, IPublishEndpoint events,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        var readable = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        var meeting = await db.Sessions.AsNoTracking().InUnits(readable, session => session.UnitCode).Where(session => session.Id == id)
            .Select(session => new Meeting(MeetingKind.Session, session.Id, session.UnitCode, session.HeldOn))
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return await GiveAsync(meeting, request, db, scope, directory, events, calendars, clock, cancellationToken);
    }

    private static async Task<CreatedWithETag<MeetingTaskView>> GiveAsync(
        Meeting meeting, GiveTaskRequest request, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, IPublishEndpoint events,
        PeriodCalendars calendars, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, meeting.UnitCode, cancellationToken);
        SecrecyStamp.Refuse(request.Title);
        var tree = await directory.GetAsync(cancellationToken);
        if (!tree.Knows(request.UnitCode) || !tree.Subtree(meeting.UnitCode).Contains(request.UnitCode))
            throw MeetingTaskRules.UnitOutside(request.UnitCode);
        if (request.FieldCode is { } field && !await db.Fields.AnyAsync(known => known.Code == field, cancellationToken))
            throw CatalogueRules.FieldUnknown(field);
        if (request.DirectionId is { } directionId && !await db.Directions.AnyAsync(
            direction => direction.Id == directionId && direction.UnitCode == meeting.UnitCode, cancellationToken))
        {
            throw MeetingTaskRules.DirectionUnknown();
        }
        var task = MeetingTask.Give(meeting, request, await calendars.SectorAsync(cancellationToken));
        db.MeetingTasks.Add(task);
        await events.Publish(Message(task, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/meeting-tasks/{task.Id}", MeetingTaskView.Of(task), task);
    }

    private static async Task<Ok<Page<MeetingTaskView>>> ListTasks(
        [AsParameters] PageQuery paging, string? unit, string? under, Guid? meetingId, Guid? directionId, int? workYear, Choice<MeetingTaskState>? state,
        bool? overdue, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var tasks = (await ReadableAsync(db, scope, cancellationToken)).AsNoTracking();
        if (unit is not null)
            tasks = tasks.Where(task => task.UnitCode == unit);
        tasks = await tasks.UnderAsync(under, directory, task => task.UnitCode, cancellationToken);
        if (meetingId is not null)
            tasks = tasks.Where(task => task.MeetingId == meetingId);
        if (directionId is not null)
            tasks = tasks.Where(task => task.DirectionId == directionId);
        if (workYear is not null)
            tasks = tasks.Where(task => task.WorkYear == workYear);
        if (state is { Value: var wanted })
            tasks = tasks.Where(task => task.State == wanted);
        if (overdue is not null)
        {
            var today = VietnamTime.Today(clock);
            tasks = tasks.Where(task => overdue == (task.State == MeetingTaskState.Open && task.DueOn != null && task.DueOn < today));
        }
        return TypedResults.Ok(await tasks.ToPageAsync(paging, Sorting, "-givenOn", task => MeetingTaskView.Of(task), texts, cancellationToken));
    }

    private static async Task<OkWithETag<MeetingTaskView>> GetTask(Guid id, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var task = await FindAsync(db, scope, id, cancellationToken);
        return ETagged.Ok(MeetingTaskView.Of(task), task);
    }

    private static async Task<OkWithETag<MeetingTaskView>> CancelTask(
        Guid id, CancelTaskRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var task = await FindAsync(db, scope, id, cancellationToken);
        await scope.DemandAsync(DocumentPermissions.RecordMeetings, task.GivenByUnit, cancellationToken);
        ifMatch.Demand(task);
        SecrecyStamp.Refuse(request.Reason);
        task.Cancel(request.Reason);
        await events.Publish(Message(task, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(MeetingTaskView.Of(task), task);
    }

    /// <summary>Of the task as it will be after the save that is being prepared.</summary>
    public static MeetingTaskGiven Message(MeetingTask task, TimeProvider clock) => new()
    {
        StreamKey = $"meeting-task:{task.Id}",
        Version = task.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        MeetingTaskId = task.Id,
        UnitCode = task.UnitCode,
        WorkYear = task.WorkYear,
        MeetingKind = DocumentMessages.Camel(task.MeetingKind),
        GivenOn = task.GivenOn,
        Title = task.Title,
        FieldCode = task.FieldCode,
        DueOn = task.DueOn,
        CancelledReason = task.CancelledReason,
    };

    private static async Task<MeetingTask> FindAsync(PlanningDbContext db, UnitScope scope, Guid id, CancellationToken cancellationToken) =>
        await (await ReadableAsync(db, scope, cancellationToken)).SingleOrDefaultAsync(task => task.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>A task is seen where it was given and where it has to be done.</summary>
    private static async Task<IQueryable<MeetingTask>> ReadableAsync(PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (units.All)
            return db.MeetingTasks;
        var codes = units.Codes;
        return db.MeetingTasks.Where(task => codes.Contains(task.UnitCode) || codes.Contains(task.GivenByUnit));
    }
}
