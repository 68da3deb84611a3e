using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.HandOvers;

/// <summary>Whoever leaves writes the record, also from the new unit; the old unit writes with them, receives it and decides on the tasks.</summary>
internal static class HandOverEndpoints
{
    private static readonly Sorting<HandOver> Sorting = new Sorting<HandOver>(handOver => handOver.Id)
        .By("effectiveOn", handOver => handOver.EffectiveOn)
        .By("personCode", handOver => handOver.PersonCode);

    public static void MapHandOvers(this IEndpointRouteBuilder routes)
    {
        var handOvers = routes.MapGroup("/handovers").WithTags("Hand-overs");
        handOvers.MapGet("/", ListHandOvers).RequirePermission(AssignmentsPermissions.Read);
        handOvers.MapGet("/{id:guid}", GetHandOver).RequirePermission(AssignmentsPermissions.Read);
        handOvers.MapPut("/{id:guid}/tasks/{taskId:guid}", DescribeTask).RequirePermission(AssignmentsPermissions.DoTasks);
        handOvers.MapPost("/{id:guid}/obligations", AddObligation).RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        handOvers.MapPost("/{id:guid}/notes", AddNote).RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        handOvers.MapPost("/{id:guid}/give", GiveHandOver).RequirePermission(AssignmentsPermissions.DoTasks);
        handOvers.MapPost("/{id:guid}/receive", ReceiveHandOver).RequirePermission(AssignmentsPermissions.ConfirmTasks);
        handOvers.MapPost("/{id:guid}/decision", DraftDecision)
            .RequirePermission(AssignmentsPermissions.DraftDecisions).Idempotent<AssignmentsDbContext>();
    }

    private static async Task<Page<HandOverRow>> ListHandOvers(
        [AsParameters] PageQuery page, string? unit, string? person, Choice<HandOverState>? state, AssignmentsDbContext db, HandOverDesk desk,
        Texts texts, CancellationToken cancellationToken)
    {
        var wanted = state?.Value;
        var visible = await desk.VisibleAsync(cancellationToken);
        return await visible.AsNoTracking()
            .Where(handOver => (unit == null || handOver.UnitCode == unit) && (person == null || handOver.PersonCode == person)
                && (wanted == null || handOver.State == wanted))
            .ToPageAsync(
                page, Sorting, "-effectiveOn",
                handOver => new HandOverRow(
                    handOver.Id, handOver.PersonCode, handOver.UnitCode, handOver.EffectiveOn, handOver.State, handOver.Tasks.Count,
                    handOver.Tasks.Count(task => task.ReceiverPersonCode == null)),
                texts, cancellationToken);
    }

    private static async Task<OkWithETag<HandOverView>> GetHandOver(Guid id, HandOverDesk desk, CancellationToken cancellationToken)
    {
        var handOver = await desk.FindAsync(id, cancellationToken);
        return ETagged.Ok(HandOverView.Of(handOver), handOver);
    }

    private static async Task<OkWithETag<HandOverView>> DescribeTask(
        Guid id, Guid taskId, DescribeHandOverTaskRequest request, IfMatch ifMatch, AssignmentsDbContext db, HandOverDesk desk, Texts texts,
        CancellationToken cancellationToken)
    {
        var handOver = await desk.ForWritingAsync(id, ifMatch, cancellationToken);
        if (request.ReceiverPersonCode is { } receiver && !await db.People.AnyAsync(person => person.Code == receiver, cancellationToken))
            throw new InvalidInputException("receiverPersonCode", texts["person-not-known", receiver]);
        handOver.Describe(taskId, request.Note, request.ReceiverPersonCode);
        return await desk.SaveAsync(handOver, cancellationToken);
    }

    private static async Task<OkWithETag<HandOverView>> AddObligation(
        Guid id, AddHandOverObligationRequest request, IfMatch ifMatch, HandOverDesk desk, CancellationToken cancellationToken)
    {
        var handOver = await desk.ForWritingAsync(id, ifMatch, cancellationToken);
        handOver.Add(new HandOverObligation { Title = request.Title, Reference = request.Reference, DueOn = request.DueOn });
        return await desk.SaveAsync(handOver, cancellationToken);
    }

    private static async Task<OkWithETag<HandOverView>> AddNote(
        Guid id, AddHandOverNoteRequest request, IfMatch ifMatch, HandOverDesk desk, CancellationToken cancellationToken)
    {
        var handOver = await desk.ForWritingAsync(id, ifMatch, cancellationToken);
        handOver.Add(new HandOverNote { Subject = request.Subject, Text = request.Text });
        return await desk.SaveAsync(handOver, cancellationToken);
    }

    private static async Task<OkWithETag<HandOverView>> GiveHandOver(
        Guid id, IfMatch ifMatch, HandOverDesk desk, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var handOver = await desk.ForWritingAsync(id, ifMatch, cancellationToken);
        handOver.Give(user.PersonCode, VietnamTime.Today(clock));
        return await desk.SaveAsync(handOver, cancellationToken);
    }

    private static async Task<OkWithETag<HandOverView>> ReceiveHandOver(
        Guid id, ReceiveHandOverRequest request, IfMatch ifMatch, HandOverDesk desk, UnitScope scope, CurrentUser user, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var handOver = await desk.FindAsync(id, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.ConfirmTasks, handOver.UnitCode, cancellationToken);
        ifMatch.Demand(handOver);
        handOver.Receive(user.Name, user.PersonCode, VietnamTime.Today(clock), request.Reason);
        await events.Publish(handOver.Received(clock), cancellationToken);
        return await desk.SaveAsync(handOver, cancellationToken);
    }

    /// <summary>A draft that gives every task with a receiver to that person from the day of the hand-over; nothing is in force before it is issued.</summary>
    private static async Task<CreatedWithETag<DecisionView>> DraftDecision(
        Guid id, DecideHandOverRequest request, AssignmentsDbContext db, HandOverDesk desk, UnitScope scope, DecisionIssuing issuing,
        CancellationToken cancellationToken)
    {
        var handOver = await desk.FindAsync(id, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, handOver.UnitCode, cancellationToken);
        var items = await desk.ItemsAsync(handOver, cancellationToken);
        var decision = AssignmentDecision.Draft(handOver.UnitCode, WorkYear.Containing(handOver.EffectiveOn).Year, new DecisionDetails(
            request.Number, request.SignedOn, handOver.EffectiveOn, request.SigningCapacity, request.SignerName, items)
        {
            SignerPersonCode = request.SignerPersonCode,
            SigningBasis = request.SigningBasis,
        });
        await issuing.DemandItemsAsync(decision, cancellationToken);
        db.Decisions.Add(decision);
        await DecisionEndpoints.SaveAsync(decision, db, cancellationToken);
        return ETagged.Created($"/api/v1/assignments/decisions/{decision.Id}", DecisionView.Of(decision), decision);
    }
}
