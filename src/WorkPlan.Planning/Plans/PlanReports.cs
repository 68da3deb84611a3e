using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Plans;

/// <summary>What a plan keeps of the rules.</summary>
internal static class PlanReports
{
    /// <summary>Every rule, met or not, with the source document where it has one.</summary>
    public static async Task<Ok<ComplianceView>> Compliance(
        Guid id, PlanAccess access, PlanSources sources, SuperiorTargets targets, PlanCompliance compliance, Texts texts,
        CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        var demands = await targets.ForAsync(plan.UnitCode, plan.WorkYear, cancellationToken);
        var arrived = await sources.HaveArrivedAsync(plan.UnitCode, plan.WorkYear, cancellationToken);
        List<ComplianceItem> items = [.. compliance.Of(plan, demands, await sources.AroundAsync(plan, cancellationToken)), new("awaiting-superior-documents", arrived, Blocking: false, [plan.WorkYear])];
        return TypedResults.Ok(new ComplianceView(
            !items.Any(item => item.Blocking && !item.Met),
            [
                .. items.Select(item => new ComplianceItemView(
                    item.Rule, texts[$"{item.Rule}.title"], item.Met, item.Blocking,
                    item.Met ? null : texts[$"{item.Rule}.detail", [.. item.Arguments]], item.Citation)),
            ]));
    }
}

/// <param name="CanBeSubmitted">False while a blocking rule is not met.</param>
/// <param name="Items">Every rule with its answer.</param>
internal sealed record ComplianceView(bool CanBeSubmitted, IReadOnlyList<ComplianceItemView> Items);

/// <param name="Rule">The code that a refusal would carry.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="Met">Whether the plan keeps it.</param>
/// <param name="Blocking">Whether breaking it keeps the plan from being submitted.</param>
/// <param name="Reason">Why it is not met.</param>
/// <param name="Citation">The document that the rule comes from.</param>
internal sealed record ComplianceItemView(string Rule, string Title, bool Met, bool Blocking, string? Reason, string? Citation);
