using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Transfers;

/// <summary>Who goes where, for good or for a share of the time. Each is a change of the person and takes the person's ETag.</summary>
internal static class TransferEndpoints
{
    private const int MostYearsSeconded = 3;

    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var person = routes.MapGroup("/people/{code}").WithTags("Transfers");
        person.MapGet("/transfers", ListTransfers).RequirePermission(AssignmentsPermissions.Read);
        person.MapPost("/transfers", TransferPerson).RequirePermission(AssignmentsPermissions.Transfer).Idempotent<AssignmentsDbContext>();
        person.MapPost("/transfers/{id:guid}/cancel", CancelTransfer).RequirePermission(AssignmentsPermissions.Transfer);
        person.MapPost("/secondments", SecondPerson).RequirePermission(AssignmentsPermissions.Transfer).Idempotent<AssignmentsDbContext>();
        person.MapPost("/secondments/{id:guid}/end", EndSecondment).RequirePermission(AssignmentsPermissions.Transfer);
    }

    private static async Task<IReadOnlyList<TransferView>> ListTransfers(
        string code, AssignmentsDbContext db, PersonRegister register, CancellationToken cancellationToken)
    {
        var person = await register.FindAsync(code, cancellationToken);
        var transfers = await db.Transfers.AsNoTracking().Where(transfer => transfer.PersonCode == person.Code)
            .OrderBy(transfer => transfer.EffectiveOn).ThenBy(transfer => transfer.Id).ToListAsync(cancellationToken);
        var handOvers = await db.HandOvers.AsNoTracking().Where(handOver => handOver.PersonCode == person.Code)
            .Select(handOver => new { handOver.TransferId, handOver.Id }).ToDictionaryAsync(handOver => handOver.TransferId, cancellationToken);
        return [.. transfers.Select(transfer => TransferView.Of(transfer, handOvers.GetValueOrDefault(transfer.Id)?.Id))];
    }

    /// <summary>Whoever transfers somebody leads both units.</summary>
    private static async Task<CreatedWithETag<TransferView>> TransferPerson(
        string code, TransferPersonRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, UnitScope scope,
        Transferring transferring, CancellationToken cancellationToken)
    {
        var person = await ForTransferAsync(code, ifMatch, register, scope, cancellationToken);
        await DemandUnitAsync(request.ToUnitCode, db, scope, cancellationToken);
        var transfer = new PersonTransfer
        {
            PersonCode = person.Code,
            FromUnitCode = person.UnitCode,
            ToUnitCode = request.ToUnitCode,
            EffectiveOn = request.EffectiveOn,
            Kind = request.Kind,
            DecisionNumber = request.DecisionNumber,
        };
        var handOver = await transferring.RecordAsync(transfer, person, cancellationToken);
        await register.SaveAsync(person, cancellationToken);
        return ETagged.Created($"/api/v1/assignments/people/{code}/transfers", TransferView.Of(transfer, handOver.Id), person);
    }

    private static async Task<OkWithETag<TransferView>> CancelTransfer(
        string code, Guid id, CancelTransferRequest request, IfMatch ifMatch, PersonRegister register, UnitScope scope,
        Transferring transferring, CancellationToken cancellationToken)
    {
        var person = await ForTransferAsync(code, ifMatch, register, scope, cancellationToken);
        var transfer = await transferring.FindAsync(code, id, cancellationToken);
        await transferring.CancelAsync(transfer, person, request.Reason, cancellationToken);
        await register.SaveAsync(person, cancellationToken);
        return ETagged.Ok(TransferView.Of(transfer, null), person);
    }

    private static async Task<OkWithETag<PersonView>> SecondPerson(
        string code, SecondPersonRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, UnitScope scope,
        CancellationToken cancellationToken)
    {
        var person = await ForTransferAsync(code, ifMatch, register, scope, cancellationToken);
        await DemandUnitAsync(request.UnitCode, db, scope, cancellationToken);
        var time = new Validity(request.From, request.To);
        if (request.To >= request.From.AddYears(MostYearsSeconded))
            throw PersonRules.SecondmentTooLong(time);
        person.Second(Posting.Secondment(request.UnitCode, time, request.SharePercent, request.DecisionNumber));
        return await register.SaveAsync(person, cancellationToken);
    }

    private static async Task<OkWithETag<PersonView>> EndSecondment(
        string code, Guid id, EndRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, UnitScope scope,
        CancellationToken cancellationToken)
    {
        var person = await ForTransferAsync(code, ifMatch, register, scope, cancellationToken);
        var secondment = person.Postings.Find(posting => posting.Id == id && posting.Kind == PostingKind.Secondment)
            ?? throw new NotFoundException();
        if (request.LastDay > secondment.To)
            throw PersonRules.MoveOutsideService(request.LastDay, secondment.Validity);
        secondment.EndOn(request.LastDay);
        await EndWithSecondmentAsync(person, secondment, db, cancellationToken);
        return await register.SaveAsync(person, cancellationToken);
    }

    /// <summary>What was held in the unit of the secondment ends with it.</summary>
    private static async Task EndWithSecondmentAsync(
        Person person, Posting secondment, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var lastDay = secondment.To!.Value;
        var held = await db.Responsibilities
            .Where(one => one.PersonCode == person.Code && one.UnitCode == secondment.UnitCode && (one.To == null || one.To > lastDay))
            .ToListAsync(cancellationToken);
        foreach (var one in held)
        {
            if (one.From > lastDay)
                db.Responsibilities.Remove(one);
            else
                one.EndOn(lastDay);
        }
    }

    private static async Task<Person> ForTransferAsync(
        string code, IfMatch ifMatch, PersonRegister register, UnitScope scope, CancellationToken cancellationToken)
    {
        var person = await register.FindAsync(code, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.Transfer, person.UnitCode, cancellationToken);
        ifMatch.Demand(person);
        return person;
    }

    private static async Task DemandUnitAsync(string unitCode, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Transfer, unitCode, cancellationToken);
        await db.DemandUnitAsync(unitCode, cancellationToken);
    }
}
