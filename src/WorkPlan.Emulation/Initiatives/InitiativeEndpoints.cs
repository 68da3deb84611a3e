using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Initiatives;

public sealed record RecogniseInitiativeRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    [Text(400)]
    public required string Title { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }

    public required DateOnly RecognisedOn { get; init; }
}

public sealed record InitiativeView(
    Guid Id, string PersonCode, string UnitCode, int WorkYear, string Title, string DecisionNumber, DateOnly RecognisedOn);

internal static class InitiativeEndpoints
{
    public static void MapInitiatives(this IEndpointRouteBuilder routes)
    {
        var initiatives = routes.MapGroup("/initiatives").WithTags("Initiatives");
        initiatives.MapGet("/", ListInitiatives).RequirePermission(EmulationPermissions.Read);
        initiatives.MapPost("/", RecogniseInitiative)
            .RequirePermission(EmulationPermissions.RecordInitiatives).Idempotent<EmulationDbContext>();
    }

    private static async Task<IReadOnlyList<InitiativeView>> ListInitiatives(
        int workYear, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Initiatives.AsNoTracking()
            .Where(initiative => initiative.WorkYear == workYear)
            .InUnits(units, initiative => initiative.UnitCode)
            .OrderBy(initiative => initiative.PersonCode).ThenBy(initiative => initiative.Id)
            .Select(initiative => new InitiativeView(
                initiative.Id, initiative.PersonCode, initiative.UnitCode, initiative.WorkYear,
                initiative.Title, initiative.DecisionNumber, initiative.RecognisedOn))
            .ToListAsync(cancellationToken);
    }

    private static async Task<CreatedWithETag<InitiativeView>> RecogniseInitiative(
        RecogniseInitiativeRequest request, EmulationDbContext db, UnitScope scope, ServingUnits serving, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        Dates.DemandNotAhead(request.RecognisedOn, clock);
        var unit = await serving.OfAsync(request.PersonCode, request.RecognisedOn, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RecordInitiatives, unit, cancellationToken);
        var initiative = new Initiative
        {
            PersonCode = request.PersonCode,
            UnitCode = unit,
            WorkYear = request.WorkYear,
            Title = request.Title,
            DecisionNumber = request.DecisionNumber,
            RecognisedOn = request.RecognisedOn,
        };
        db.Initiatives.Add(initiative);
        await db.SaveChangesAsync(cancellationToken);
        var view = new InitiativeView(
            initiative.Id, initiative.PersonCode, unit, initiative.WorkYear, initiative.Title, initiative.DecisionNumber, initiative.RecognisedOn);
        return ETagged.Created($"/api/v1/emulation/initiatives/{initiative.Id}", view, initiative);
    }
}
