using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Sensitive;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Discipline;

public sealed record ImposeDisciplineRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required DisciplineForm Form { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    [Between(2000, 2100)]
    public required int FaultWorkYear { get; init; }
}

public sealed record WithdrawDisciplineRequest
{
    [Text(400)]
    public required string Reason { get; init; }
}

internal static class DisciplineEndpoints
{
    private static readonly Sorting<DisciplinaryDecision> Sorting = new Sorting<DisciplinaryDecision>(decision => decision.Id)
        .By("decidedOn", decision => decision.DecidedOn)
        .By("personCode", decision => decision.PersonCode);

    public static void MapDiscipline(this IEndpointRouteBuilder routes)
    {
        var disciplines = routes.MapGroup("/disciplines").WithTags("Discipline");
        disciplines.MapGet("/", ListDisciplines).RequirePermission(AssignmentsPermissions.ReadDiscipline);
        disciplines.MapGet("/{id:guid}", GetDiscipline).RequirePermission(AssignmentsPermissions.ReadDiscipline);
        disciplines.MapPost("/", ImposeDiscipline)
            .RequirePermission(AssignmentsPermissions.WriteDiscipline).Idempotent<AssignmentsDbContext>();
        disciplines.MapPost("/{id:guid}/withdraw", WithdrawDiscipline).RequirePermission(AssignmentsPermissions.WriteDiscipline);
    }

    private static async Task<Page<DisciplineView>> ListDisciplines(
        [AsParameters] PageQuery page, string? person, AssignmentsDbContext db, UnitScope scope, AccessLog log, Texts texts,
        CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.ReadDiscipline, cancellationToken);
        var query = db.Disciplines.AsNoTracking().InUnits(units, decision => decision.UnitCode);
        if (person is not null)
            query = query.Where(decision => decision.PersonCode == person);
        var found = await query.ToPageAsync(page, Sorting, "-decidedOn", DisciplineView.Projection, texts, cancellationToken);
        // Of everybody whom the answer shows; who finds nobody has looked, too.
        var shown = found.Items.Select(decision => decision.PersonCode).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var code in shown)
            log.Note(SensitiveAct.Read, SensitiveAccess.Discipline, code);
        if (shown.Count == 0)
            log.Note(SensitiveAct.Read, SensitiveAccess.Discipline, person);
        await db.SaveChangesAsync(cancellationToken);
        return found;
    }

    private static async Task<OkWithETag<DisciplineView>> GetDiscipline(
        Guid id, AssignmentsDbContext db, UnitScope scope, AccessLog log, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, AssignmentsPermissions.ReadDiscipline, db, scope, cancellationToken);
        await log.ReadAsync(SensitiveAccess.Discipline, decision.PersonCode, cancellationToken);
        return ETagged.Ok(DisciplineView.Of(decision), decision);
    }

    private static async Task<CreatedWithETag<DisciplineView>> ImposeDiscipline(
        ImposeDisciplineRequest request, AssignmentsDbContext db, PersonRegister register, AccessLog log, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var person = await register.FindAsync(request.PersonCode, cancellationToken, AssignmentsPermissions.WriteDiscipline);
        var decision = new DisciplinaryDecision
        {
            PersonCode = person.Code,
            UnitCode = person.UnitCode,
            Form = request.Form,
            DecisionNumber = request.DecisionNumber,
            DecidedOn = request.DecidedOn,
            FaultWorkYear = request.FaultWorkYear,
        };
        db.Disciplines.Add(decision);
        log.Note(SensitiveAct.Write, SensitiveAccess.Discipline, person.Code);
        await events.Publish(decision.Imposed(clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/disciplines/{decision.Id}", DisciplineView.Of(decision), decision);
    }

    private static async Task<OkWithETag<DisciplineView>> WithdrawDiscipline(
        Guid id, WithdrawDisciplineRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, AccessLog log,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, AssignmentsPermissions.WriteDiscipline, db, scope, cancellationToken);
        ifMatch.Demand(decision);
        decision.Withdraw(request.Reason);
        log.Note(SensitiveAct.Withdraw, SensitiveAccess.Discipline, decision.PersonCode);
        await events.Publish(decision.Imposed(clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(DisciplineView.Of(decision), decision);
    }

    private static async Task<DisciplinaryDecision> FindAsync(
        Guid id, string permission, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(permission, cancellationToken);
        return await db.Disciplines.InUnits(units, decision => decision.UnitCode)
            .SingleOrDefaultAsync(decision => decision.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}
