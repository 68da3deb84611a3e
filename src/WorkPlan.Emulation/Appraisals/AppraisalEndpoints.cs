using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
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

    /// <summary>By whoever may in the unit where the person served on the work year's last day, or serves while it is not over.</summary>
    private static async Task<CreatedWithETag<AppraisalView>> Record(
        RecordAppraisalRequest request, EmulationDbContext db, UnitScope scope, ServingUnits serving, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (today, lastDay) = (VietnamTime.Today(clock), EligibilityReader.YearOf(request.WorkYear).To);
        var unit = await serving.OfAsync(request.PersonCode, lastDay < today ? lastDay : today, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RecordAppraisals, unit, cancellationToken);
        if (request.DecidedOn > today)
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
