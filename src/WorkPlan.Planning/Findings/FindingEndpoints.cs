using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Findings;

internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder routes) => routes
        .MapGet("/plans/{id:guid}/findings", ListFindings).WithTags("Findings").RequirePermission(PlanningPermissions.ReadPlans);

    /// <summary>The findings that name the plan, and those about its unit's work year that name none.</summary>
    private static async Task<Ok<List<FindingView>>> ListFindings(
        Guid id, bool? open, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking()
            .InUnits(await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken), plan => plan.UnitCode)
            .Select(plan => new { plan.Id, plan.UnitCode, plan.WorkYear })
            .SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken) ?? throw new NotFoundException();
        var findings = db.PlanFindings.AsNoTracking().Where(finding =>
            finding.PlanId == id || (finding.PlanId == null && finding.UnitCode == plan.UnitCode && finding.WorkYear == plan.WorkYear));
        if (open is not null)
            findings = findings.Where(finding => (finding.ClearedOn == null) == open);
        return TypedResults.Ok(await findings.OrderByDescending(finding => finding.RaisedOn).ThenBy(finding => finding.Id)
            .Select(finding => new FindingView(
                finding.Id, finding.CampaignId, finding.UnitCode, finding.WorkYear, finding.PlanId, finding.FieldCode, finding.Category,
                finding.Severity, finding.Statement, finding.Cause, finding.Remedy, finding.RaisedOn, finding.DueAt,
                finding.ClearedOn == null, finding.ClearedOn))
            .ToListAsync(cancellationToken));
    }
}

/// <summary>A flag on a plan; <c>FieldCode</c> names the section that it is on, null for the plan as a whole.</summary>
internal sealed record FindingView(
    Guid Id, Guid CampaignId, string UnitCode, int WorkYear, Guid? PlanId, string? FieldCode, string Category, string Severity,
    string Statement, string Cause, string Remedy, DateOnly RaisedOn, DateTimeOffset DueAt, bool Open, DateOnly? ClearedOn);
