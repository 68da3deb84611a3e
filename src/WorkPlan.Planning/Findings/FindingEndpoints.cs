using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Findings;

internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder routes) => routes
        .MapGet("/plans/{id:guid}/findings", ListFindings).WithTags("Findings").RequirePermission(PlanningPermissions.ReadPlans);

    /// <summary>The findings that name the plan, and those about its unit's work year that name none which they can flag.</summary>
    private static async Task<Ok<List<FindingView>>> ListFindings(
        Guid id, bool? open, PlanningDbContext db, PlanFlags flags, UnitScope scope, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().AsSplitQuery()
            .InUnits(await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken), plan => plan.UnitCode)
            .Select(plan => new
            {
                plan.Id,
                plan.UnitCode,
                plan.WorkYear,
                Tasks = plan.Tasks.Select(task => new { task.Id, task.Title }).ToList(),
                Targets = plan.Commitments.Select(target => new { target.TargetCode, target.Name }).ToList(),
            })
            .SingleOrDefaultAsync(plan => plan.Id == id, cancellationToken) ?? throw new NotFoundException();
        var tasks = plan.Tasks.ToDictionary(task => task.Id, task => task.Title);
        var targets = plan.Targets.ToDictionary(target => target.TargetCode, target => target.Name);
        List<FindingView> shown = [];
        foreach (var (finding, standing) in await flags.OfAsync(plan.Id, plan.UnitCode, plan.WorkYear, cancellationToken))
        {
            if (open is not null && finding.ClearedOn is null != open)
                continue;
            var today = finding.PlanId != plan.Id ? null
                : finding.TaskId is { } task ? tasks.GetValueOrDefault(task)
                : finding.TargetCode is { } target ? targets.GetValueOrDefault(target)
                : null;
            shown.Add(new FindingView(
                finding.Id, finding.CampaignId, finding.UnitCode, finding.WorkYear, finding.PlanId, finding.FieldCode, finding.Category,
                finding.Severity, finding.Statement, finding.Cause, finding.Remedy, finding.RaisedOn, finding.DueAt,
                finding.ClearedOn is null, finding.ClearedOn, standing, finding.TaskId, finding.TargetCode, today ?? finding.ItemName,
                finding.IsOnItem ? today is not null : null));
        }
        return TypedResults.Ok(shown);
    }
}

/// <summary>
/// A flag on a plan. <c>TaskId</c> or <c>TargetCode</c> names the item that it is on, else <c>FieldCode</c> the section, else it is on the plan as
/// a whole. <c>ItemName</c> is what the item is called now, or was called when it was flagged; <c>ItemInPlan</c> says whether the newest version
/// of the plan still has it, null where no item is named. <c>Standing</c> says why the plan that it names is not flagged, where it is not.
/// </summary>
internal sealed record FindingView(
    Guid Id, Guid CampaignId, string UnitCode, int WorkYear, Guid? PlanId, string? FieldCode, string Category, string Severity,
    string Statement, string Cause, string Remedy, DateOnly RaisedOn, DateTimeOffset DueAt, bool Open, DateOnly? ClearedOn,
    FlagStanding Standing, Guid? TaskId, string? TargetCode, string? ItemName, bool? ItemInPlan);
