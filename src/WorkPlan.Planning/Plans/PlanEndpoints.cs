using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Findings;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

internal static class PlanEndpoints
{
    private static readonly Sorting<Plan> Sorting = new Sorting<Plan>(plan => plan.Id)
        .By("workYear", plan => plan.WorkYear)
        .By("unitCode", plan => plan.UnitCode)
        .By("issuedOn", plan => plan.IssuedOn)
        .By("dueOn", plan => plan.DueOn);

    public static WebApplicationBuilder AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PlanOptions>().BindConfiguration(PlanOptions.Section);
        builder.Services.AddSingleton(services => new PlanCompliance(services.GetRequiredService<IOptions<PlanOptions>>().Value));
        builder.Services.AddScoped<PlanAccess>();
        builder.Services.AddScoped<PlanSources>();
        builder.Services.AddScoped<PlanReader>();
        builder.Services.AddScoped<TaskContinuation>();
        builder.Services.AddScoped<TaskUptakes>();
        builder.Services.AddScoped<PlanEditing>();
        builder.Services.AddScoped<PlanClosing>();
        builder.Services.AddScoped<PlanDeadlineSweep>();
        builder.Services.AddScoped<PlanFlags>();
        return builder;
    }

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("", ListPlans).RequirePermission(PlanningPermissions.ReadPlans);
        plans.MapPost("", DraftPlan.Handle).RequirePermission(PlanningPermissions.WritePlans).Idempotent<PlanningDbContext>();

        var plan = plans.MapGroup("/{id:guid}");
        plan.MapGet("", GetPlan).RequirePermission(PlanningPermissions.ReadPlans);
        plan.MapPut("", EditPlan.Describe).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapPut("/review", ReviewPlan.Handle).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapPut("/sections/{fieldCode}", EditPlan.SetSection).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapDelete("/sections/{fieldCode}", EditPlan.RemoveSection).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapPost("/tasks", EditPlan.AddTask).RequirePermission(PlanningPermissions.WritePlans).Idempotent<PlanningDbContext>();
        plan.MapPut("/tasks/{taskId:guid}", EditPlan.ChangeTask).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapDelete("/tasks/{taskId:guid}", EditPlan.RemoveTask).RequirePermission(PlanningPermissions.WritePlans);

        plan.MapPost("/submit", AdvancePlan.Submit).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapPost("/return", AdvancePlan.Return).RequirePermission(PlanningPermissions.ApprovePlans);
        plan.MapPost("/approve", AdvancePlan.Approve).RequirePermission(PlanningPermissions.ApprovePlans);
        plan.MapPost("/issue", AdvancePlan.Issue).RequirePermission(PlanningPermissions.IssuePlans);
        plan.MapGet("/closing", EndPlan.Outlook).RequirePermission(PlanningPermissions.ReadPlans);
        plan.MapPost("/close", EndPlan.Close).RequirePermission(PlanningPermissions.IssuePlans);
        plan.MapPost("/withdraw", EndPlan.Withdraw).RequirePermission(PlanningPermissions.WritePlans);
        plan.MapPost("/supplements", SupplementPlan.Handle)
            .RequirePermission(PlanningPermissions.IssuePlans).Idempotent<PlanningDbContext>();

        plan.MapGet("/versions", PlanVersions.List).RequirePermission(PlanningPermissions.ReadPlans);
        plan.MapGet("/versions/{n:int}", PlanVersions.Get).RequirePermission(PlanningPermissions.ReadPlans);
        plan.MapGet("/diff", PlanVersions.Diff).RequirePermission(PlanningPermissions.ReadPlans);
        plan.MapGet("/compliance", PlanReports.Compliance).RequirePermission(PlanningPermissions.ReadPlans);
        routes.MapGet("/targets/comparison", TargetComparisons.Compare).WithTags("Plans").RequirePermission(PlanningPermissions.ReadPlans);
    }

    private static async Task<Ok<Page<PlanSummary>>> ListPlans(
        [AsParameters] PageQuery paging, string? unit, string? under, int? workYear, Choice<PlanState>? state, Choice<PlanKind>? kind,
        bool? preDraft, bool? overdue, TimeProvider clock, PlanAccess access, IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var plans = (await access.ReadableAsync(cancellationToken)).AsNoTracking();
        if (unit is not null)
            plans = plans.Where(plan => plan.UnitCode == unit);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            plans = plans.Where(plan => subtree.Contains(plan.UnitCode));
        }
        if (workYear is not null)
            plans = plans.Where(plan => plan.WorkYear == workYear);
        if (preDraft is not null)
            plans = plans.Where(plan => plan.PreDraft == preDraft);
        if (overdue is not null)
        {
            // Not issued although the day is over, or issued after it.
            var today = VietnamTime.Today(clock);
            plans = plans.Where(plan => overdue == (plan.DueOn != null && (plan.IssuedOn ?? today) > plan.DueOn));
        }
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            plans = plans.Where(plan => plan.SearchKey.Contains(words));
        if (state is { Value: PlanState.Withdrawn })
            plans = plans.IgnoreQueryFilters();
        if (state is { Value: var wantedState })
            plans = plans.Where(plan => plan.State == wantedState);
        if (kind is { Value: var wantedKind })
            plans = plans.Where(plan => plan.Kind == wantedKind);
        return TypedResults.Ok(await plans.ToPageAsync(
            paging, Sorting, "-workYear,unitCode", PlanSummary.Projection, texts, cancellationToken));
    }

    private static async Task<OkWithETag<PlanView>> GetPlan(Guid id, PlanAccess access, PlanReader reader, CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(await reader.ViewAsync(plan, cancellationToken), plan);
    }
}
