using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Appraisals;

public sealed record RecordAppraisalRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public required AppraisalGrade Grade { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }
}

public sealed record AppraisalView(
    Guid Id, string PersonCode, string UnitCode, int WorkYear, AppraisalGrade Grade, string DecisionNumber, DateOnly DecidedOn)
{
    internal static AppraisalView Of(Appraisal appraisal) => new(
        appraisal.Id, appraisal.PersonCode, appraisal.UnitCode, appraisal.WorkYear, appraisal.Grade, appraisal.DecisionNumber, appraisal.DecidedOn);
}

internal static class AppraisalEndpoints
{
    public static void MapAppraisals(this IEndpointRouteBuilder routes)
    {
        var appraisals = routes.MapGroup("/appraisals").WithTags("Appraisals");
        appraisals.MapGet("/", List).RequirePermission(EmulationPermissions.ReadEligibility);
        appraisals.MapPost("/", Record).RequirePermission(EmulationPermissions.RecordAppraisals).Idempotent<EmulationDbContext>();
    }

    /// <summary>Every decision of the year, also those that a later one replaced.</summary>
    private static async Task<IReadOnlyList<AppraisalView>> List(
        int workYear, string? person, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.ReadEligibility, cancellationToken);
        var query = db.Appraisals.AsNoTracking().Where(appraisal => appraisal.WorkYear == workYear).InUnits(units, appraisal => appraisal.UnitCode);
        if (person is not null)
            query = query.Where(appraisal => appraisal.PersonCode == person);
        var found = await query.OrderBy(appraisal => appraisal.PersonCode).ThenBy(appraisal => appraisal.DecidedOn).ThenBy(appraisal => appraisal.Id)
            .ToListAsync(cancellationToken);
        return [.. found.Select(AppraisalView.Of)];
    }

    private static async Task<CreatedWithETag<AppraisalView>> Record(
        RecordAppraisalRequest request, EmulationDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var unit = await db.Staff.Where(person => person.Code == request.PersonCode)
            .Select(person => person.UnitCode).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException("person-not-known", request.PersonCode);
        await scope.DemandAsync(EmulationPermissions.RecordAppraisals, unit, cancellationToken);
        if (request.DecidedOn > VietnamTime.DateOf(clock.GetUtcNow()))
            throw AppraisalRules.NotYetDecided(request.DecidedOn);
        var appraisal = new Appraisal
        {
            PersonCode = request.PersonCode,
            UnitCode = unit,
            WorkYear = request.WorkYear,
            Grade = request.Grade,
            DecisionNumber = request.DecisionNumber,
            DecidedOn = request.DecidedOn,
        };
        db.Appraisals.Add(appraisal);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw AppraisalRules.AlreadyRecorded(request.DecisionNumber);
        }
        return ETagged.Created($"/api/v1/emulation/appraisals/{appraisal.Id}", AppraisalView.Of(appraisal), appraisal);
    }
}
